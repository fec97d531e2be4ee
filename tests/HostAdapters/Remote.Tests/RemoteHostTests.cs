using System.Text.Json.Nodes;
using PredictPicks.Abstractions;
using PredictPicks.HostAdapters.Contract;

namespace PredictPicks.HostAdapters.Remote.Tests;

public sealed class RemoteHostTests
{
    private static readonly string Root = Path.GetFullPath(Path.Combine(Path.GetTempPath(), "music"));
    private readonly ScriptedShim _shim = new();
    private readonly RecordingNotifications _notifications = new();

    [Fact]
    public void Open_NobodyAtTheOtherEnd_IsASentence()
    {
        Should.Throw<PicksException>(() => new RemoteHostProvider(null).Open(new HostSettings(new Dictionary<string, IReadOnlyList<string>>()), _notifications)).Code.ShouldBe("no-shim");
    }

    [Fact]
    public void Name_IsThePlayers()
    {
        using var host = Open();

        host.Name.ShouldBe("scripted");
    }

    [Fact]
    public async Task GetAllSongs_ManyPages_AreAllThereOnceInOrder()
    {
        var paths = Enumerable.Range(0, 2345).Select(i => Path.Combine(Root, $"{i}.mp3")).ToList();
        paths.Insert(1500, paths[3]);
        _shim.Songs.AddRange(paths.Select(ScriptedShim.Entry));
        List<JobProgress> progress = [];
        using var host = Open();

        var songs = await host.Library.GetAllSongsAsync(new Recorder(progress), CancellationToken.None);

        songs.Select(song => song.Path).ShouldBe(paths.Distinct());
        _shim.Calls.Count.ShouldBe(3);
        progress.Select(moment => (moment.Phase, moment.Done, moment.Total)).ShouldBe([(JobPhase.Listing, 1000, 2346), (JobPhase.Listing, 2000, 2346), (JobPhase.Listing, 2346, 2346)]);
    }

    [Fact]
    public async Task GetAllSongs_LibraryShrinksMeanwhile_EndsWithTheEmptyPage()
    {
        _shim.Answers["host/songs"] = """{"total":500,"songs":[]}""";
        using var host = Open();

        (await host.Library.GetAllSongsAsync(null, CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task GetAllSongs_WhatIsNoFile_IsNamedAndLeftOut()
    {
        foreach (var path in (string[])["http://radio.example/stream", "relative.mp3", "", Path.Combine(Root, "a.mp3")])
        {
            _shim.Songs.Add(ScriptedShim.Entry(path));
        }

        using var host = Open();

        (await host.Library.GetAllSongsAsync(null, CancellationToken.None)).ShouldHaveSingleItem().Path.ShouldBe(Path.Combine(Root, "a.mp3"));
        _notifications.Warnings.ShouldHaveSingleItem().Text.ShouldBe("3 entries of the library are no files (such as http://radio.example/stream) and were left out.");
    }

    [Fact]
    public async Task GetAllSongs_Tags_AreTakenWhereTheyAreValues()
    {
        var path = Path.Combine(Root, "a.mp3");
        _shim.Songs.Add(new JsonObject
        {
            ["path"] = path,
            ["title"] = " Title ",
            ["artists"] = new JsonArray("", "A", "B"),
            ["album"] = "",
            ["albumArtist"] = "AA",
            ["genres"] = new JsonArray("Rock"),
            ["year"] = 0,
            ["track"] = 7,
            ["durationSeconds"] = 61.5,
            ["bitrateKbps"] = 0,
            ["rating"] = 4.5,
            ["somethingNew"] = true,
        });
        _shim.Songs.Add(new JsonObject { ["path"] = Path.Combine(Root, "b.mp3"), ["rating"] = 99, ["year"] = 1999 });
        using var host = Open();

        var songs = await host.Library.GetAllSongsAsync(null, CancellationToken.None);

        var tags = songs[0].Tags;
        (tags.Title, tags.Album, tags.AlbumArtist, tags.Year, tags.Track, tags.DurationSeconds, tags.BitrateKbps).ShouldBe(("Title", null, "AA", null, 7, 61.5, null));
        tags.Artists.ShouldBe(["A", "B"]);
        tags.Genres.ShouldBe(["Rock"]);
        songs[0].Rating.ShouldBe(4.5);
        (songs[1].Rating, songs[1].Tags.Year).ShouldBe((null, 1999));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"total":"many","songs":[]}""")]
    [InlineData("""{"total":1,"songs":[{"title":"no path"}]}""")]
    [InlineData("""{"total":1,"songs":null}""")]
    public async Task GetAllSongs_AnswerOfAnotherShape_IsASentenceThatNamesTheCall(string answer)
    {
        _shim.Answers["host/songs"] = answer;
        using var host = Open();

        var error = await Should.ThrowAsync<PicksException>(() => host.Library.GetAllSongsAsync(null, CancellationToken.None));

        error.Code.ShouldBe("answer-invalid");
        error.Message.ShouldContain("host/songs");
    }

    [Fact]
    public async Task Read_DatesAndStrangers_AreUnderstood()
    {
        _shim.Playlists["Picks"] =
        [
            new JsonObject { ["path"] = Path.Combine(Root, "a.mp3"), ["pickedAt"] = "2024-03-05T12:00:00Z" },
            ScriptedShim.Entry("http://radio.example/stream"),
        ];
        using var host = Open();

        (await host.Playlists.ReadAsync("Picks", CancellationToken.None)).ShouldHaveSingleItem()
            .ShouldBe(new SongReference(Path.Combine(Root, "a.mp3"), null, new DateTimeOffset(2024, 3, 5, 12, 0, 0, TimeSpan.Zero)));
        _notifications.Warnings.ShouldHaveSingleItem().Kind.ShouldBe("entries-skipped");
    }

    [Fact]
    public async Task Selection_IsThePlayers()
    {
        _shim.Selected.Add(Path.Combine(Root, "a.mp3"));
        using var host = Open();

        (await host.Library.GetSelectedSongsAsync(CancellationToken.None)).ShouldBe([new SongReference(Path.Combine(Root, "a.mp3"))]);
    }

    [Fact]
    public async Task Replace_SongWithoutFile_IsLeftOutAndSaid()
    {
        using var host = Open();
        var song = Song.FromPath(Path.Combine(Root, "a.mp3")) with { Tags = new SongTags { Title = "T", Artists = ["A"] } };

        (await host.Playlists.ReplaceAsync("p", [song, new Song(new SongId("gone"), null, SongTags.None)], CancellationToken.None)).ShouldBe("p");

        _notifications.Warnings.ShouldHaveSingleItem().Kind.ShouldBe("songs-without-file");
        _shim.Calls.ShouldHaveSingleItem().ShouldContain("\"title\":\"T\",\"artist\":\"A\"");
    }

    private IHostPlayer Open() => new RemoteHostProvider(_shim).Open(new HostSettings(new Dictionary<string, IReadOnlyList<string>>()), _notifications);

    private sealed class Recorder(List<JobProgress> moments) : IProgress<JobProgress>
    {
        public void Report(JobProgress value) => moments.Add(value);
    }
}
