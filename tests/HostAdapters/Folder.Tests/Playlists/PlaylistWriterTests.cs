using PredictPicks.Abstractions;
using PredictPicks.HostAdapters.Folder.Tests.Support;

namespace PredictPicks.HostAdapters.Folder.Tests.Playlists;

public sealed class PlaylistWriterTests : IDisposable
{
    private readonly TestHost _host = new();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("picks", "picks.m3u8")]
    [InlineData("Best of 2.0", "Best of 2.0.m3u8")]
    [InlineData("picks.M3U", "picks.M3U")]
    [InlineData("new/folder/picks.xspf", "new/folder/picks.xspf")]
    public void Replace_RelativeName_IsInTheFirstLibraryFolder(string name, string expected)
    {
        _host.Replace(name).ShouldBe(_host.Library[expected]);

        File.Exists(_host.Library[expected]).ShouldBeTrue();
    }

    [Fact]
    public void Replace_M3u8_IsExtendedAndRelative()
    {
        using var elsewhere = new TemporaryFolder();
        var tags = new SongTags { Title = "Title\nwith a break", Artists = ["Artist"], DurationSeconds = 215.4 };

        var path = _host.Replace(
            "lists/picks.m3u8",
            Song.FromPath(_host.Library["lists/a.mp3"]),
            new Song(null, _host.Library["music/夜.mp3"], tags),
            Song.FromPath(_host.Library["lists/#1.mp3"]),
            Song.FromPath(elsewhere["b.mp3"]));

        File.ReadAllText(path).ShouldBe(
            $"#EXTM3U\n#EXTINF:-1,a\na.mp3\n#EXTINF:215,Artist - Title with a break\n../music/夜.mp3\n#EXTINF:-1,#1\n./#1.mp3\n#EXTINF:-1,b\n{elsewhere["b.mp3"]}\n");
        File.ReadAllBytes(path)[0].ShouldBe((byte)'#', "no byte order mark");
    }

    [Fact]
    public void Replace_M3u_DeclaresItsEncoding()
    {
        File.ReadAllText(_host.Replace("picks.m3u", Song.FromPath(_host.Library["a.mp3"]))).ShouldBe("#EXTM3U\n#EXTENC:UTF-8\n#EXTINF:-1,a\na.mp3\n");
    }

    [Fact]
    public void Replace_Pls_IsNumbered()
    {
        File.ReadAllText(_host.Replace("picks.pls", Song.FromPath(_host.Library["a.mp3"]), Song.FromPath(_host.Library["b.mp3"])))
            .ShouldBe("[playlist]\nFile1=a.mp3\nTitle1=a\nLength1=-1\nFile2=b.mp3\nTitle2=b\nLength2=-1\nNumberOfEntries=2\nVersion=2\n");
    }

    [Fact]
    public void Replace_Xspf_IsValidWhateverTheTagsHold()
    {
        var tags = new SongTags { Title = "a<b>&\u0007\ud800\uFFFF", Artists = ["夜"], Album = " ", DurationSeconds = 1.5 };

        var path = _host.Replace("picks.xspf", new Song(null, _host.Library["a b#.mp3"], tags));

        var text = File.ReadAllText(path);
        text.ShouldContain("<location>a%20b%23.mp3</location>");
        text.ShouldContain("<title>a&lt;b&gt;&amp; ");
        text.ShouldContain("<creator>夜</creator>");
        text.ShouldContain("<duration>1500</duration>");
        text.ShouldNotContain("<album>");
        _host.Read(path).ShouldHaveSingleItem().Path.ShouldBe(_host.Library["a b#.mp3"]);
    }

    [Fact]
    public void Replace_SongsWithoutFile_AreWrittenByIdWhereTheFormatCan()
    {
        var id = new SongId(new string('a', 64));
        var song = new Song(id, null, SongTags.None);

        _host.Read(_host.Replace("picks.txt", song)).ShouldBe([new SongReference(null, id)]);
        _host.Warnings.ShouldBeEmpty();
        _host.Read(_host.Replace("picks.m3u8", song)).ShouldBeEmpty();
        _host.Warnings.ShouldBe(["songs-without-file"]);
    }

    [Theory]
    [InlineData("picks.m3u8", 1)]
    [InlineData("picks.pls", 1)]
    [InlineData("picks.txt", 1)]
    [InlineData("picks.xspf", 2)]
    public void Replace_NameWithALineBreak_IsLeftOutWhereItCannotBeWritten(string name, int written)
    {
        Need.Unix();

        var path = _host.Replace(name, Song.FromPath(_host.Library["a.mp3"]), Song.FromPath(_host.Library["new\nline.mp3"]));

        _host.Read(path).Count.ShouldBe(written);
        _host.Warnings.ShouldBe(written == 1 ? ["songs-unwritable"] : []);
    }

    [Fact]
    public void Replace_PlaylistBehindALinkedFolder_DoesNotUseDots()
    {
        Need.Unix();
        using var elsewhere = new TemporaryFolder();
        Directory.CreateSymbolicLink(_host.Library["lists"], elsewhere.Path);

        var path = _host.Replace("lists/picks.m3u8", Song.FromPath(_host.Library["music/a.mp3"]), Song.FromPath(_host.Library["lists/b.mp3"]));

        File.ReadAllLines(path).ShouldBe(["#EXTM3U", "#EXTINF:-1,a", _host.Library["music/a.mp3"], "#EXTINF:-1,b", "b.mp3"]);
    }

    [Fact]
    public void Replace_LinkToAFileOutside_IsRefusedAndTheFileIsUntouched()
    {
        Need.Unix();
        using var elsewhere = new TemporaryFolder();
        var precious = elsewhere.WriteText("precious.m3u8", "precious");
        File.CreateSymbolicLink(_host.Library["picks.m3u8"], precious);
        File.CreateSymbolicLink(_host.Library["dangling.m3u8"], elsewhere["new.m3u8"]);

        Should.Throw<PicksException>(() => _host.Replace("picks.m3u8")).Code.ShouldBe("playlist-link-outside");
        Should.Throw<PicksException>(() => _host.Replace("dangling.m3u8")).Code.ShouldBe("playlist-link-outside");

        File.ReadAllText(precious).ShouldBe("precious");
        File.Exists(elsewhere["new.m3u8"]).ShouldBeFalse();
    }

    [Fact]
    public void Replace_LinkWithinTheLibrary_WritesItsTarget()
    {
        Need.Unix();
        _host.Library.WriteText("lists/real.m3u8", "old");
        File.CreateSymbolicLink(_host.Library["picks.m3u8"], "lists/real.m3u8");

        _host.Replace("picks.m3u8", Song.FromPath(_host.Library["a.mp3"]));

        new FileInfo(_host.Library["picks.m3u8"]).LinkTarget.ShouldBe("lists/real.m3u8");
        File.ReadAllText(_host.Library["lists/real.m3u8"]).ShouldStartWith("#EXTM3U");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("a\0b")]
    [InlineData("folder/")]
    public void Replace_ImpossibleName_IsRefused(string name)
    {
        Should.Throw<PicksException>(() => _host.Replace(name)).Code.ShouldBe("playlist-name-invalid");
    }

    [Fact]
    public void Replace_NameOfAFolder_IsRefused()
    {
        Directory.CreateDirectory(_host.Library["picks.m3u8"]);

        Should.Throw<PicksException>(() => _host.Replace("picks.m3u8")).Code.ShouldBe("playlist-is-folder");
    }

    [Fact]
    public void Replace_AbsoluteNameInAMissingFolder_IsRefused()
    {
        Should.Throw<PicksException>(() => _host.Replace(_host.Library["typo/picks.m3u8"])).Code.ShouldBe("playlist-folder-missing");
        Directory.Exists(_host.Library["typo"]).ShouldBeFalse();
    }

    [Fact]
    public void Replace_NameTooLongForTheFileSystem_IsAnErrorAndLeavesNothing()
    {
        Should.Throw<PicksException>(() => _host.Replace(new string('x', 300))).Code.ShouldBe("playlist-cannot-write");

        _host.Library.Names().ShouldBeEmpty();
    }

    [Fact]
    public void Replace_FolderThatAllowsNoWriting_SaysWhatToDo()
    {
        Need.Linux();

        // Nobody, not even the administrator, can create files in /proc.
        var error = Should.Throw<PicksException>(() => _host.Replace("/proc/picks.m3u8"));

        error.Code.ShouldBeOneOf("playlist-no-permission", "playlist-cannot-write");
        error.Message.ShouldContain("/proc/picks.m3u8");
    }

    [Fact]
    public void Replace_FolderWithoutPermission_SaysWhatToDo()
    {
        Need.AnOrdinaryUser();
        Directory.CreateDirectory(_host.Library["closed"]);
        TemporaryFolder.SetMode(_host.Library["closed"], UnixFileMode.UserRead | UnixFileMode.UserExecute);

        var error = Should.Throw<PicksException>(() => _host.Replace("closed/picks.m3u8"));

        TemporaryFolder.SetMode(_host.Library["closed"], TemporaryFolder.Owner);
        error.Code.ShouldBe("playlist-no-permission");
        error.Message.ShouldContain("Choose another folder");
    }

    [Fact]
    public void Replace_WriteProtectedPlaylist_IsRefused()
    {
        var path = _host.Library.WriteText("picks.m3u8", "old");
        File.SetAttributes(path, FileAttributes.ReadOnly);

        Should.Throw<PicksException>(() => _host.Replace("picks.m3u8")).Code.ShouldBe("playlist-read-only");

        File.SetAttributes(path, FileAttributes.Normal);
        File.ReadAllText(path).ShouldBe("old");
    }

    [Fact]
    public void Replace_AnyOutcome_LeavesNoTemporaryFile()
    {
        _host.Replace("picks.m3u8");
        _host.Replace("picks.m3u8", Song.FromPath(_host.Library["a.mp3"]));

        _host.Library.Names().ShouldBe(["picks.m3u8"]);
    }
}
