using PredictPicks.Abstractions;
using PredictPicks.HostAdapters.Folder.Tests.Support;

namespace PredictPicks.HostAdapters.Folder.Tests.Playlists;

public sealed class PlaylistStoreTests : IDisposable
{
    private readonly TestHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void List_PlaylistFiles_AreListedInOrdinalOrder()
    {
        foreach (var name in new[] { "b.m3u8", "a/x.PLS", "c.xspf", "d.m3u", "notes.txt", "song.mp3", ".git/e.m3u" })
        {
            _host.Library.Write(name);
        }

        _host.List().ShouldBe([_host.Library["a/x.PLS"], _host.Library["b.m3u8"], _host.Library["c.xspf"], _host.Library["d.m3u"]]);
    }

    [Fact]
    public void Read_Folder_IsTheListOfItsSongs()
    {
        _host.Library.Write("liked/b.mp3");
        _host.Library.Write("liked/more/a.flac");
        _host.Library.Write("liked/cover.jpg");
        _host.Library.Write("other/c.mp3");

        _host.Read(_host.Library["liked"] + "/").ShouldBe([new SongReference(_host.Library["liked/b.mp3"]), new SongReference(_host.Library["liked/more/a.flac"])]);
    }

    [Fact]
    public void Read_FolderOutsideTheLibrary_IsReadAsWell()
    {
        using var elsewhere = new TemporaryFolder();
        var song = elsewhere.Write("a.mp3");

        _host.Read(elsewhere.Path).ShouldBe([new SongReference(song)]);
    }

    [Fact]
    public void Read_RelativeName_IsLookedForInEachLibrary()
    {
        using var second = new TemporaryFolder();
        second.WriteText("lists/mine.m3u", "a.mp3");
        using var host = new TestHost(second.Path);

        host.Read("lists/mine.m3u").ShouldBe([new SongReference(second["lists/a.mp3"])]);
    }

    [Fact]
    public void Read_NameFromTheCurrentFolder_ComesFirst()
    {
        using var current = new TemporaryFolder();
        var inCurrent = current.WriteText("mine.m3u", "current.mp3");
        var relative = Path.GetRelativePath(Environment.CurrentDirectory, inCurrent);

        _host.Read(relative).ShouldBe([new SongReference(current["current.mp3"])]);
    }

    [Theory]
    [InlineData("nowhere.m3u8")]
    [InlineData("")]
    [InlineData("a\0b")]
    public void Read_NothingThere_IsAnError(string name)
    {
        Should.Throw<PicksException>(() => _host.Read(name)).Code.ShouldBe("playlist-missing");
    }
}
