using System.Text.Json;
using System.Text.Json.Serialization;

namespace PredictPicks.HostAdapters.Remote;

internal sealed record Nothing;

internal sealed record PageRequest(int Offset, int Limit);

internal sealed record SongPage(int Total, IReadOnlyList<RemoteSong> Songs);

/// <summary>A song as the player has it; only the path must be there, and even that need not be a file's.</summary>
internal sealed record RemoteSong(
    string Path,
    string? Title = null,
    IReadOnlyList<string>? Artists = null,
    string? Album = null,
    string? AlbumArtist = null,
    IReadOnlyList<string>? Genres = null,
    int? Year = null,
    int? Track = null,
    double? DurationSeconds = null,
    int? BitrateKbps = null,
    double? Rating = null);

internal sealed record SongList(IReadOnlyList<ListedSong> Songs);

internal sealed record ListedSong(string Path, DateTimeOffset? PickedAt = null);

internal sealed record PlaylistNames(IReadOnlyList<string> Playlists);

internal sealed record PlaylistName(string Name);

internal sealed record NewPlaylist(string Name, IReadOnlyList<NewEntry> Songs);

internal sealed record NewEntry(string Path, string? Title, string? Artist);

internal sealed record WrittenPlaylist(string Place);

/// <summary>The messages of <c>docs/worker.md</c> that go to the player and back.</summary>
[JsonSourceGenerationOptions(
    JsonSerializerDefaults.Web,
    NumberHandling = JsonNumberHandling.Strict,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull)]
[JsonSerializable(typeof(Nothing))]
[JsonSerializable(typeof(PageRequest))]
[JsonSerializable(typeof(SongPage))]
[JsonSerializable(typeof(SongList))]
[JsonSerializable(typeof(PlaylistNames))]
[JsonSerializable(typeof(PlaylistName))]
[JsonSerializable(typeof(NewPlaylist))]
[JsonSerializable(typeof(WrittenPlaylist))]
internal sealed partial class RemoteJson : JsonSerializerContext;
