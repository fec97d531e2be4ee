using System.Text;
using PredictPicks.HostAdapters.Folder.Playlists;
using PredictPicks.HostAdapters.Folder.Tests.Support;

namespace PredictPicks.HostAdapters.Folder.Tests.Playlists;

public sealed class EntryResolverTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("a.mp3", "lists/a.mp3")]
    [InlineData("./a.mp3", "lists/a.mp3")]
    [InlineData("../music/./b//c.mp3", "music/b/c.mp3")]
    [InlineData("sub/../../music/a.mp3", "music/a.mp3")]
    public void Resolve_RelativeEntry_StartsFromThePlaylist(string entry, string expected)
    {
        Resolve(entry).ShouldBe(_folder[expected]);
    }

    [Fact]
    public void Resolve_AbsoluteEntry_IsNormalised()
    {
        Resolve(_folder["x/../y/a.mp3"] + string.Empty).ShouldBe(_folder["y/a.mp3"]);
        Resolve(_folder.Path + "/x/../y/./a.mp3").ShouldBe(_folder["y/a.mp3"]);
        Resolve("file://" + _folder.Path + "/x/../a%20b.mp3").ShouldBe(_folder["a b.mp3"]);
    }

    [Fact]
    public void Resolve_DotsAboveTheRoot_EndAtTheRoot()
    {
        Resolve(string.Concat(Enumerable.Repeat("../", 100)) + "a.mp3").ShouldBe(Path.Join(Path.GetPathRoot(_folder.Path), "a.mp3"));
    }

    [Theory]
    [InlineData("http://radio.example/a.mp3")]
    [InlineData("")]
    [InlineData("  ")]
    public void Resolve_NoFile_IsNull(string entry)
    {
        Resolve(entry).ShouldBeNull();
    }

    [Fact]
    public void Resolve_BackslashesAsSeparators_AreSwitchedWhereThatHelps()
    {
        Need.Unix();
        _folder.Write("music/Artist/song.mp3");
        _folder.Write("lists/AC\\DC.mp3");

        Resolve(@"..\music\Artist\song.mp3").ShouldBe(_folder["music/Artist/song.mp3"]);
        Resolve(@"AC\DC.mp3").ShouldBe(_folder[@"lists/AC\DC.mp3"]);
        Resolve(@"..\music\Artist\gone.mp3").ShouldBe(_folder["music/Artist/gone.mp3"], "the folder exists");
        Resolve(@"AC\gone.mp3").ShouldBe(_folder[@"lists/AC\gone.mp3"], "no folder AC exists");
    }

    [Fact]
    public void Resolve_WindowsPathOfAnotherSystem_IsFoundInTheLibraryOrKeptAsWritten()
    {
        Need.Unix();
        _folder.Write("music/Artist/Album/song.mp3");
        _folder.Write("music/01.mp3");

        Resolve(@"D:\My Songs\Artist\Album\song.mp3").ShouldBe(_folder["music/Artist/Album/song.mp3"]);
        Resolve("file:///D:/My%20Songs/Artist/Album/song.mp3").ShouldBe(_folder["music/Artist/Album/song.mp3"]);
        Resolve(@"\\nas\share\Artist\Album\song.mp3").ShouldBe(_folder["music/Artist/Album/song.mp3"]);
        Resolve(@"E:\Music\01.mp3").ShouldBe(_folder["music/01.mp3"], "the folder is named as the library is");
        Resolve(@"E:\Other\01.mp3").ShouldBe(@"E:\Other\01.mp3", "a name alone says too little");
        Resolve(@"C:\Music\..\Artist\Album\song.mp3").ShouldBe(@"C:\Music\..\Artist\Album\song.mp3");
        Resolve(@"C:\Gone\Artist\gone.mp3").ShouldBe(@"C:\Gone\Artist\gone.mp3");
        Resolve(@"\\nas\share\gone.mp3").ShouldBe(@"\\nas\share\gone.mp3");
        Resolve("file://nas/share/gone.mp3").ShouldBe(@"\\nas\share\gone.mp3");
    }

    [Fact]
    public void Resolve_WindowsPathOfEndlessDepth_IsKeptAsWritten()
    {
        Need.Unix();
        var deep = @"C:\" + string.Concat(Enumerable.Repeat(@"a\", 20_000)) + "song.mp3";

        Resolve(deep).ShouldBe(deep);
    }

    [Theory]
    [InlineData(NormalizationForm.FormC, NormalizationForm.FormD)]
    [InlineData(NormalizationForm.FormD, NormalizationForm.FormC)]
    public void Resolve_OtherNormalisationExists_IsTaken(NormalizationForm written, NormalizationForm stored)
    {
        Need.Linux();
        const string name = "Édith/Été/Café.mp3";
        _folder.Write("lists/" + name.Normalize(stored));

        Resolve(name.Normalize(written)).ShouldBe(_folder["lists/" + name.Normalize(stored)]);
    }

    [Fact]
    public void Resolve_NormalisationsMixedInOnePath_AreFoundPartByPart()
    {
        Need.Linux();
        var stored = "Édith".Normalize(NormalizationForm.FormD) + "/" + "Été".Normalize(NormalizationForm.FormC) + "/a.mp3";
        _folder.Write("lists/" + stored);

        Resolve(stored.Normalize(NormalizationForm.FormC)).ShouldBe(_folder["lists/" + stored]);
        Resolve(stored.Normalize(NormalizationForm.FormD)).ShouldBe(_folder["lists/" + stored]);
    }

    [Fact]
    public void Resolve_BothNormalisationsExist_TheWrittenOneIsTaken()
    {
        Need.Linux();
        var composed = _folder.Write("lists/" + "é.mp3".Normalize(NormalizationForm.FormC));
        var decomposed = _folder.Write("lists/" + "é.mp3".Normalize(NormalizationForm.FormD));

        Resolve("é.mp3".Normalize(NormalizationForm.FormC)).ShouldBe(composed);
        Resolve("é.mp3".Normalize(NormalizationForm.FormD)).ShouldBe(decomposed);
    }

    [Fact]
    public void Resolve_PercentSigns_AreDecodedOnlyWhereThatNamesAFile()
    {
        _folder.Write("lists/a b.mp3");
        _folder.Write("lists/100%25.mp3");

        Resolve("a%20b.mp3").ShouldBe(_folder["lists/a b.mp3"]);
        Resolve("100%25.mp3").ShouldBe(_folder["lists/100%25.mp3"]);
        Resolve("gone%20b.mp3").ShouldBe(_folder["lists/gone%20b.mp3"]);
    }

    [Fact]
    public void Resolve_UriReference_IsDecodedUnlessTheTextAsItIsNamesAFile()
    {
        _folder.Write("lists/100%25.mp3");

        Resolve("gone%20b.mp3", isUri: true).ShouldBe(_folder["lists/gone b.mp3"]);
        Resolve("100%25.mp3", isUri: true).ShouldBe(_folder["lists/100%25.mp3"]);
    }

    [Fact]
    public void Resolve_BlanksAtTheEnds_AreKeptOnlyWhereTheyAreOfTheName()
    {
        Need.Unix();
        _folder.Write("lists/ blank.mp3");

        Resolve(" blank.mp3").ShouldBe(_folder["lists/ blank.mp3"]);
        Resolve(" gone.mp3 ").ShouldBe(_folder["lists/gone.mp3"]);
    }

    private string? Resolve(string entry, bool isUri = false) =>
        new EntryResolver(_folder["lists"], [_folder["music"]]).Resolve(new PlaylistEntry(entry, isUri));
}
