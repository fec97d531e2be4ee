using System.Text;
using PredictPicks.Abstractions;
using PredictPicks.HostAdapters.Folder.Tests.Support;

namespace PredictPicks.HostAdapters.Folder.Tests.Playlists;

public sealed class PlaylistReaderTests : IDisposable
{
    private readonly TestHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Read_M3uWithDirectives_GivesTheEntriesAlone()
    {
        _host.Library.Write("#1 Hit.mp3");

        _host.ReadPaths("list.m3u8", "#EXTM3U\r\n#PLAYLIST:Mine\r\n#EXTINF:215,Artist - Title\r\na.mp3\r\n\r\n  \r\n#EXTALB:x.mp3\r\nsub/b.flac\r\n# later.mp3\r\n#1 Hit.mp3\r\nc.ogg")
            .ShouldBe(["a.mp3", "sub/b.flac", "#1 Hit.mp3", "c.ogg"]);
        _host.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Read_Duplicates_AreKeptOnceAtTheirFirstPlace()
    {
        _host.ReadPaths("list.m3u", "b.mp3\na.mp3\n./b.mp3\nx/../a.mp3\nc.mp3\nb.mp3").ShouldBe(["b.mp3", "a.mp3", "c.mp3"]);
    }

    [Fact]
    public void Read_Urls_ArePassedOverWithOneWarning()
    {
        _host.ReadPaths("list.m3u", "http://a/b.mp3\na.mp3\nhttps://c\n").ShouldBe(["a.mp3"]);

        var warning = _host.Notifications.Warnings.ShouldHaveSingleItem();
        warning.Kind.ShouldBe("playlist-urls-skipped");
        warning.Arguments[0].ShouldBe(2);
    }

    [Fact]
    public void Read_Pls_IsInTheOrderOfItsNumbers()
    {
        _host.ReadPaths("list.pls", "[playlist]\nTitle1=File9=no.mp3\nFile10=c.mp3\nfile2 = b=b.mp3\nFile1=a.mp3\nFileX=no.mp3\nLength1=-1\nNumberOfEntries=3\nVersion=2\n")
            .ShouldBe(["a.mp3", "b=b.mp3", "c.mp3"]);
    }

    [Fact]
    public void Read_TextList_HasPathsIdsAndDates()
    {
        var id = string.Concat(Enumerable.Repeat("0123456789ABCDEF", 4));

        var read = _host.ReadText("list.txt", $"# my picks\na.mp3\nb.mp3\t2024-03-05\n{id}\t2024-03-05T17:04:09+02:00\n{id.ToLowerInvariant()}\nc.mp3\tsome day\nd.mp3\t\n");

        read.ShouldBe(
        [
            new SongReference(_host.Library["a.mp3"]),
            new SongReference(_host.Library["b.mp3"], null, new DateTimeOffset(2024, 3, 5, 0, 0, 0, TimeSpan.Zero)),
            new SongReference(null, new SongId(id.ToLowerInvariant()), new DateTimeOffset(2024, 3, 5, 15, 4, 9, TimeSpan.Zero)),
            new SongReference(_host.Library["c.mp3"]),
            new SongReference(_host.Library["d.mp3"]),
        ]);
        var warning = _host.Notifications.Warnings.ShouldHaveSingleItem();
        (warning.Kind, warning.Arguments[0]).ShouldBe(("playlist-dates-skipped", 1));
    }

    [Fact]
    public void Read_TextListNamingAFileWithATab_TakesTheWholeLine()
    {
        Need.Unix();
        _host.Library.Write("a\tb.mp3");

        _host.ReadPaths("list.txt", "a\tb.mp3\n").ShouldBe(["a\tb.mp3"]);
        _host.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("#EXTM3U\na.mp3\n")]
    [InlineData("\uFEFF\n[playlist]\nFile1=a.mp3\n")]
    [InlineData("<?xml version=\"1.0\"?><playlist><trackList><track><location>a.mp3</location></track></trackList></playlist>")]
    [InlineData("a.mp3")]
    public void Read_UnknownExtension_ContentSaysTheFormat(string text)
    {
        _host.ReadPaths("list.xyz", text).ShouldBe(["a.mp3"]);
    }

    [Fact]
    public void Read_EmptyFile_IsAnEmptyList()
    {
        _host.ReadText("list.m3u", string.Empty).ShouldBeEmpty();
        _host.ReadText("list.txt", "\r\n\n").ShouldBeEmpty();
        _host.ReadText("list.pls", "[playlist]").ShouldBeEmpty();
    }

    [Fact]
    public void Read_NulBytes_AreDropped()
    {
        _host.ReadPaths("list.m3u", "a.mp3\0\nb\0.mp3\nlonger than the rest.mp3\n\0").ShouldBe(["a.mp3", "b.mp3", "longer than the rest.mp3"]);
    }

    [Theory]
    [InlineData("song.mp3")]
    [InlineData("list.m3u")]
    [InlineData("list.pls")]
    [InlineData("list.xspf")]
    [InlineData("list.txt")]
    public void Read_Binary_IsNoPlaylist(string name)
    {
        var bytes = new byte[5000];
        new Random(1).NextBytes(bytes);

        var error = Should.Throw<PicksException>(() => _host.Read(_host.Library.Write(name, bytes)));

        error.Code.ShouldBe("not-a-playlist");
        error.Subject.ShouldBe(_host.Library[name]);
    }

    [Fact]
    public void Read_SongInsteadOfAList_IsNoPlaylist()
    {
        byte[] song = [.. FirstBytes.Id3, .. new byte[2000], .. Enumerable.Range(0, 2000).Select(i => (byte)(i * 37))];

        Should.Throw<PicksException>(() => _host.Read(_host.Library.Write("a.mp3", song))).Code.ShouldBe("not-a-playlist");
    }

    [Fact]
    public void Read_LineLongerThanAnyPath_IsPassedOverWithAWarning()
    {
        _host.ReadPaths("list.m3u", "a.mp3\n" + new string('x', 1_000_000) + "\nb.mp3").ShouldBe(["a.mp3", "b.mp3"]);
        _host.Warnings.ShouldBe(["playlist-lines-too-long"]);
    }

    [Fact]
    public void Read_ManyEntries_AreAllThere()
    {
        var text = new StringBuilder();
        for (var i = 0; i < 100_000; i++)
        {
            text.Append("Artist ").Append(i % 100).Append("/song ").Append(i).Append(".mp3\n");
        }

        _host.ReadText("list.m3u8", text.ToString()).Count.ShouldBe(100_000);
    }

    [Fact]
    public void Read_PlaylistWithoutPermission_IsAnError()
    {
        Need.AnOrdinaryUser();
        var path = _host.Library.WriteText("list.m3u", "a.mp3");
        TemporaryFolder.SetMode(path, UnixFileMode.None);

        Should.Throw<PicksException>(() => _host.Read(path)).Code.ShouldBe("playlist-unreadable");
    }

    [Fact]
    public void Read_EndlessDevice_IsNoPlaylist()
    {
        Need.Linux();

        Should.Throw<PicksException>(() => _host.Read("/dev/zero")).Code.ShouldBe("not-a-playlist");
        Should.Throw<PicksException>(() => _host.Read("/dev/urandom")).Code.ShouldBe("not-a-playlist");
    }

    [Fact]
    public async Task Read_Pipe_IsReadToItsEnd()
    {
        Need.Linux();
        using var process = System.Diagnostics.Process.Start(new System.Diagnostics.ProcessStartInfo("mkfifo", [_host.Library["pipe"]]))!;
        await process.WaitForExitAsync();
        var writing = Task.Run(() => File.WriteAllText(_host.Library["pipe"], "/music/a.mp3\n/music/b.mp3\n"));

        var read = _host.Read(_host.Library["pipe"]);

        await writing;
        read.Select(entry => entry.Path).ShouldBe(["/music/a.mp3", "/music/b.mp3"]);
    }
}
