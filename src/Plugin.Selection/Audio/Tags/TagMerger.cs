using System.Composition;
using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Audio.Tags;

/// <summary>
/// Asks all tag readers: the one of the highest precedence decides, the others fill the gaps. Where FFmpeg loses what separates
/// values, a reader that keeps it is heard: FFmpeg gives the first of several artists in ID3v2.4 and MP4, and joins repeated titles of Vorbis comments.
/// Thread-safe.
/// </summary>
[Export]
[Shared]
internal sealed class TagMerger
{
    /// <summary>Reading tags takes milliseconds; a disk that has spun down needs up to 15 s.</summary>
    private static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(30);

    private readonly IReadOnlyList<GuardedTagReader> _readers;

    /// <summary>A merger of these readers.</summary>
    [ImportingConstructor]
    public TagMerger([ImportMany] IEnumerable<ITagReader> readers, IPluginEnvironment environment)
        : this(readers, environment, DefaultPatience)
    {
    }

    internal TagMerger(IEnumerable<ITagReader> readers, IPluginEnvironment environment, TimeSpan patience)
    {
        _readers =
        [
            .. readers
                .OrderByDescending(reader => reader.Precedence)
                .ThenBy(reader => reader.Name, StringComparer.Ordinal)
                .Select(reader => new GuardedTagReader(reader, environment.Log, patience)),
        ];
    }

    /// <summary>The tags of a file.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="identity">What the decoder found.</param>
    /// <param name="durationSeconds">Decoded length, or null. Length and bit rate come from the decoder alone: what headers claim is often wrong.</param>
    public SongTags Read(string path, AudioIdentity identity, double? durationSeconds = null)
    {
        var tags = SongTags.None;
        foreach (var reader in _readers)
        {
            var more = reader.Read(path, identity);
            tags = tags.FillGapsFrom(more) with
            {
                Title = First(tags.Title, more.Title),
                Album = First(tags.Album, more.Album),
                AlbumArtist = First(tags.AlbumArtist, more.AlbumArtist),
                Artists = Longer(tags.Artists, more.Artists),
                Genres = Longer(tags.Genres, more.Genres),
            };
        }

        return tags with { BitrateKbps = identity.Properties.BitrateKbps, DurationSeconds = durationSeconds };
    }

    /// <summary>A title may hold semicolons, but where the other reader sees its first part alone, FFmpeg has joined repeated titles.</summary>
    private static string? First(string? text, string? other) =>
        text is null || (other is not null && text.StartsWith(other + ";", StringComparison.Ordinal)) ? other : text;

    private static IReadOnlyList<string> Longer(IReadOnlyList<string> list, IReadOnlyList<string> other) =>
        other.Count > list.Count && other.Take(list.Count).SequenceEqual(list) ? other : list;
}
