using PredictPicks.Abstractions;
using PredictPicks.TestHost.CommandLine;
using PredictPicks.TestHost.Commands;
using PredictPicks.TestHost.Tests.Support;

namespace PredictPicks.TestHost.Tests.Commands;

public sealed class DemoVerbTests : IDisposable
{
    private readonly Picks _picks = new();

    public void Dispose() => _picks.Dispose();

    [Fact]
    public async Task Demo_FolderOfMusic_ChoosesPicksNamesThemAndRanksTheOthers()
    {
        _picks.AddSongs([.. Enumerable.Range(0, 8).Select(i => $"x/x{i}.mp3"), .. Enumerable.Range(0, 12).Select(i => $"y/y{i}.mp3")]);

        var outcome = await _picks.RunAsync("demo", _picks.Library);

        outcome.ExitCode.ShouldBe(ExitCode.Done, outcome.Error);
        outcome.Error.ShouldContain("Picks: 4 of the 8 songs by x, out of 20 in all:\n  x0 (x0.mp3)\n  x2 (x2.mp3)\n  x4 (x4.mp3)\n  x6 (x6.mp3)\n");
        outcome.Out.TrimEnd('\n').Split('\n').Length.ShouldBe(1 + 16);
        outcome.Out.ShouldNotContain("x2");
        Directory.Exists(_picks.Store).ShouldBeFalse();
    }

    [Fact]
    public async Task Demo_PicksGiven_AreUsed()
    {
        var songs = _picks.AddSongs("x/1.mp3", "x/2.mp3");

        var outcome = await _picks.RunAsync("demo", _picks.Library, "--picks", _picks.AddList(songs[0]));

        outcome.ExitCode.ShouldBe(ExitCode.Done, outcome.Error);
        outcome.Error.ShouldContain("1 song ranked by 1 pick");
    }

    [Fact]
    public async Task Demo_TooFewSongs_SaysWhatToDo()
    {
        _picks.AddSongs("x/1.mp3", "y/2.mp3");

        var outcome = await _picks.RunAsync("demo", _picks.Library);

        outcome.ExitCode.ShouldBe(ExitCode.Failed);
        outcome.Error.ShouldContain("--picks");
    }

    [Theory]
    [InlineData(10, 1, 3, 5)]
    [InlineData(100, 10, 3, 20)]
    [InlineData(1_000, 10, 10, 20)]
    [InlineData(5_000, 3, 20, 20)]
    public void Choose_LibraryOfAnySize_TakesAFewSongsThatBelongTogether(int songs, int artists, int fewest, int most)
    {
        var library = Enumerable.Range(0, songs).Select(i => Song(i, $"artist {i % artists}")).ToList();

        var picks = DemoPicks.Choose(library).ShouldNotBeNull();

        picks.Songs.Count.ShouldBeInRange(fewest, most);
        picks.Songs.ShouldAllBe(song => picks.Name == (picks.Kind == "artist" ? song.Tags.MainArtist : Path.GetDirectoryName(song.Paths[0])));
        DemoPicks.Choose([.. library.AsEnumerable().Reverse()])!.Songs.Select(song => song.Id).ShouldBe(picks.Songs.Select(song => song.Id));
    }

    [Fact]
    public void Choose_NoTags_GoesByFolder()
    {
        var library = Enumerable.Range(0, 12).Select(i => Song(i, artist: null)).ToList();

        DemoPicks.Choose(library)!.Kind.ShouldBe("folder");
    }

    private static StoredSong Song(int number, string? artist) => new(
        new SongId($"id-{number}"),
        [$"/music/folder {number % 2}/{number:0000}.mp3"],
        artist is null ? SongTags.None : new SongTags { Artists = [artist] },
        null,
        null,
        null,
        DateTimeOffset.UnixEpoch,
        null);
}
