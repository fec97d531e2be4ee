using System.Diagnostics;
using PredictPicks.Abstractions;
using PredictPicks.HostAdapters.Contract;
using PredictPicks.HostAdapters.Folder.Tests.Support;

namespace PredictPicks.HostAdapters.Folder.Tests.Library;

public sealed class FolderLibraryTests : IDisposable
{
    private readonly TestHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Songs_InFoldersOfAnyDepth_AreListedInOrdinalOrder()
    {
        string[] names =
        [
            "b/2.mp3", "B/1.mp3", "a.flac", "b/c/d/e/f.ogg", "z/é.opus", "...And You Will Know Us/x.mp3", ".hack/y.mp3",

            // Files beside folders, and names that sort around the separator.
            "k/1.mp3", "k/m/2.mp3", "k/z.mp3", "k!/3.mp3", "k.mp3", "k0/4.mp3",
        ];
        foreach (var name in names)
        {
            _host.Library.Write(name);
        }

        _host.Songs().ShouldBe(names.Order(StringComparer.Ordinal));
        _host.Warnings.ShouldBeEmpty();
    }

    [Fact]
    public void Songs_InSystemFolders_AreNotListed()
    {
        string[] folders =
            [".Trash-1000", ".Trash", "$RECYCLE.BIN", "System Volume Information", "lost+found", ".git", "@eaDir", "__MACOSX", ".Trashes", "sub/.stversions"];
        foreach (var folder in folders)
        {
            _host.Library.Write(folder + "/song.mp3");
        }

        _host.Library.Write("lost and found/song.mp3");

        _host.Songs().ShouldBe(["lost and found/song.mp3"]);
    }

    [Fact]
    public void Songs_FolderLinksThatLoop_AreListedOnce()
    {
        Need.Unix();
        _host.Library.Write("a/song.mp3");
        Directory.CreateSymbolicLink(_host.Library["a/up"], "..");
        Directory.CreateSymbolicLink(_host.Library["a/self"], "self");
        Directory.CreateSymbolicLink(_host.Library["ping"], "pong");
        Directory.CreateSymbolicLink(_host.Library["pong"], "ping");
        File.CreateSymbolicLink(_host.Library["gone.mp3"], "nowhere.mp3");

        _host.Songs().ShouldBe(["a/song.mp3"]);
    }

    [Fact]
    public void Songs_FolderBehindALink_IsListedUnderTheLink()
    {
        Need.Unix();
        using var elsewhere = new TemporaryFolder();
        elsewhere.Write("deep/song.mp3");
        Directory.CreateSymbolicLink(_host.Library["link"], elsewhere.Path);
        Directory.CreateSymbolicLink(_host.Library["another"], elsewhere["deep"]);

        _host.Songs().ShouldBe(["another/song.mp3"]);
    }

    [Fact]
    public void Songs_LinkAndItsTarget_AreListedUnderTheFilesOwnPath()
    {
        Need.Unix();
        _host.Library.Write("z/song.mp3");
        File.CreateSymbolicLink(_host.Library["a link.mp3"], _host.Library["z/song.mp3"]);
        Directory.CreateSymbolicLink(_host.Library["a"], "z");

        _host.Songs().ShouldBe(["z/song.mp3"]);
    }

    [Fact]
    public void Songs_LinkedFilesOfAnAnnex_AreListedByTheirLinks()
    {
        Need.Unix();
        _host.Library.Write(".git/annex/objects/SHA256E-1.mp3");
        Directory.CreateDirectory(_host.Library["Album"]);
        File.CreateSymbolicLink(_host.Library["Album/song.mp3"], "../.git/annex/objects/SHA256E-1.mp3");

        _host.Songs().ShouldBe(["Album/song.mp3"]);
    }

    [Fact]
    public void Songs_HardLinks_AreListedOnceUnderTheFirstName()
    {
        Need.Linux();
        _host.Library.Write("m.mp3");
        Run("ln", _host.Library["m.mp3"], _host.Library["z.mp3"]);
        Run("ln", _host.Library["m.mp3"], _host.Library["b.mp3"]);

        _host.Songs().ShouldBe(["b.mp3"]);
    }

    [Fact]
    public async Task Songs_OverlappingLibraries_AreListedOnce()
    {
        _host.Library.Write("sub/song.mp3");
        var notifications = new RecordingNotifications();
        using var host = TestHost.OpenHost(notifications, _host.Library["sub"], _host.Library.Path, _host.Library["sub"] + "/");

        var songs = await host.Library.GetAllSongsAsync(null, CancellationToken.None);

        songs.ShouldHaveSingleItem().Path.ShouldBe(_host.Library["sub/song.mp3"]);
    }

    [Fact]
    public void Songs_NamesThatLookLikeSomethingElse_AreListedAsTheyAre()
    {
        Need.Unix();
        string[] names =
        [
            "-i.mp3", "http:.mp3", "new\nline.mp3", "quote\"'`$(x).mp3", "back\\slash.mp3", " blank.mp3", "😀.mp3", "%2e%2e.mp3", "é.mp3", "tab\t.mp3", "*?.mp3",
            new string('n', 251) + ".mp3", "\uFFFD.mp3",
        ];
        foreach (var name in names)
        {
            _host.Library.Write(name);
        }

        _host.Songs().ShouldBe(names.Order(StringComparer.Ordinal));
        _host.Paths().ShouldAllBe(path => File.Exists(path));
    }

    [Fact]
    public void Songs_NamesThatAreNotUtf8_AreLeftOutWithOneWarning()
    {
        Need.Linux();
        _host.Library.Write("good.mp3");
        Run("sh", "-c", "cd \"$1\" && : > \"$(printf 'bad\\377.mp3')\" && : > \"$(printf 'w\\344rse.flac')\" && mkdir \"$(printf 'd\\374r')\" && : > \"$(printf 'd\\374r')/in.mp3\"", "sh", _host.Library.Path);

        _host.Songs().ShouldBe(["good.mp3"]);
        var warning = _host.Notifications.Warnings.ShouldHaveSingleItem();
        warning.Kind.ShouldBe("names-not-utf8");
        warning.Arguments[0].ShouldBe(3);

        // .NET cannot delete such names either.
        Run("rm", "-r", _host.Library.Path);
        Directory.CreateDirectory(_host.Library.Path);
    }

    [Fact]
    public void Songs_PipeNamedAsASong_IsNotOpenedNorListed()
    {
        Need.Linux();
        Run("mkfifo", _host.Library["pipe.mp3"], _host.Library["pipe"]);
        _host.Library.Write("song.mp3");

        _host.Songs().ShouldBe(["song.mp3"]);
    }

    [Fact]
    public void Songs_FolderWithoutPermission_IsWarnedAboutAndTheOthersAreListed()
    {
        Need.AnOrdinaryUser();
        _host.Library.Write("closed/hidden.mp3");
        _host.Library.Write("open/song.mp3");
        TemporaryFolder.SetMode(_host.Library["closed"], UnixFileMode.None);

        _host.Songs().ShouldBe(["open/song.mp3"]);

        TemporaryFolder.SetMode(_host.Library["closed"], TemporaryFolder.Owner);
        var warning = _host.Notifications.Warnings.ShouldHaveSingleItem();
        warning.Kind.ShouldBe("folder-unreadable");
        warning.Text.ShouldContain(_host.Library["closed"]);
    }

    [Fact]
    public void Songs_OneLibraryOfTwoIsMissing_IsWarnedAbout()
    {
        using var host = new TestHost(_host.Library["unplugged"], _host.Library.Write("file.txt"));
        host.Library.Write("song.mp3");

        host.Songs().ShouldBe(["song.mp3"]);
        host.Warnings.ShouldBe(["library-missing", "library-is-file"]);
    }

    [Fact]
    public async Task Songs_NoLibraryCanBeRead_IsAnError()
    {
        using var host = TestHost.OpenHost(_host.Notifications, _host.Library["gone"]);

        var error = await Should.ThrowAsync<PicksException>(() => host.Library.GetAllSongsAsync(null, CancellationToken.None));

        error.Code.ShouldBe("library-none-readable");
        error.Message.ShouldContain(_host.Library["gone"]);
    }

    [Fact]
    public void Songs_NoSongs_AreAnEmptyListWithoutError()
    {
        _host.Library.Write("cover.jpg");

        _host.Songs().ShouldBeEmpty();
        _host.Warnings.ShouldBeEmpty();
    }

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments))!;
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
    }
}
