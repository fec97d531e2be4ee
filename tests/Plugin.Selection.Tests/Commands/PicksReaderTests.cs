using NSubstitute;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Commands;

namespace PredictPicks.Selection.Tests.Commands;

public sealed class PicksReaderTests
{
    private static readonly SongReference Selected = new("/m/selected.mp3");
    private readonly IHostPlayer _host = Substitute.For<IHostPlayer>();
    private readonly Dictionary<string, SongReference> _playlists = new(StringComparer.Ordinal);
    private readonly List<SongReference> _selection = [];
    private readonly List<Song> _library = [Song.FromPath("/m/unrated.mp3"), Song.FromPath("/m/three.mp3") with { Rating = 3 }, Song.FromPath("/m/five.mp3") with { Rating = 5 }];

    public PicksReaderTests()
    {
        _host.Playlists.ListAsync(default).ReturnsForAnyArgs(_ => [.. _playlists.Keys]);
        _host.Playlists.ReadAsync("", default).ReturnsForAnyArgs(call => _playlists.TryGetValue(call.Arg<string>(), out var song) ? [song] : throw new PicksException(new UserText("playlist-missing", [], "none")));
        _host.Library.GetSelectedSongsAsync(default).ReturnsForAnyArgs(_ => [.. _selection]);
    }

    [Theory]
    [InlineData("Picks")]
    [InlineData("PICKS")]
    [InlineData("精选")]
    [InlineData("/home/ann/Playlists/picks.m3u8")]
    public async Task Automatic_PlaylistByItsUsualName_WinsAndIsSaid(string name)
    {
        _playlists["Other"] = new SongReference("/m/other.mp3");
        _playlists[name] = new SongReference("/m/listed.mp3");
        _selection.Add(Selected);

        (await ReadAsync(new PicksChoice())).ShouldBe([new SongReference("/m/listed.mp3")]);

        _host.Notifications.Received(1).Inform(Arg.Is<UserText>(text => text.Kind == "picks-from-playlist" && text.Text.Contains(name)));
    }

    [Fact]
    public async Task Automatic_BothUsualNames_PicksComesFirst()
    {
        _playlists["精选"] = new SongReference("/m/zh.mp3");
        _playlists["Picks"] = new SongReference("/m/en.mp3");

        (await ReadAsync(new PicksChoice())).ShouldBe([new SongReference("/m/en.mp3")]);
    }

    [Fact]
    public async Task Automatic_NoPlaylist_TakesTheSelectionThenTheRatings()
    {
        (await ReadAsync(new PicksChoice())).ShouldBe([new SongReference("/m/five.mp3")]);
        (await ReadAsync(new PicksChoice { MinRating = 3 })).Count.ShouldBe(2);

        _selection.Add(Selected);
        (await ReadAsync(new PicksChoice())).ShouldBe([Selected]);
    }

    [Fact]
    public async Task Automatic_NamedPlaylist_IsTheOnlyPlace()
    {
        _selection.Add(Selected);

        (await Should.ThrowAsync<PicksException>(() => ReadAsync(new PicksChoice { Playlist = "Mine" }))).Code.ShouldBe("playlist-missing");
    }

    [Theory]
    [InlineData(PicksSource.Automatic, "picks-nowhere")]
    [InlineData(PicksSource.Playlist, "picks-playlist-missing")]
    [InlineData(PicksSource.Ratings, "picks-not-rated")]
    [InlineData(PicksSource.Selection, "picks-not-selected")]
    public async Task Nothing_Anywhere_SaysWhatToDo(PicksSource source, string kind)
    {
        _library.Clear();

        (await Should.ThrowAsync<PicksException>(() => ReadAsync(new PicksChoice { From = source }))).Code.ShouldBe(kind);
    }

    private Task<IReadOnlyList<SongReference>> ReadAsync(PicksChoice choice) => new PicksReader().ReadAsync(_host, choice, _library, CancellationToken.None);
}
