using System.Text;
using PredictPicks.Abstractions;
using PredictPicks.HostAdapters.Folder.Tests.Support;

namespace PredictPicks.HostAdapters.Folder.Tests.Playlists;

public sealed class XspfParserTests : IDisposable
{
    private readonly TestHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Read_Locations_AreUriReferences()
    {
        ReadTracks("<track><location>a%20b.mp3</location><title>x</title></track><track><location>  file:///music/%E5%A4%9C.mp3\n</location></track><track><title>none</title></track>"
                + "<track><location><![CDATA[c&d.mp3]]></location></track><track><location>e&amp;f.mp3</location></track><track><location/></track>")
            .ShouldBe(["a b.mp3", "/music/夜.mp3", "c&d.mp3", "e&f.mp3"]);
    }

    [Fact]
    public void Read_PlaylistsOwnLocation_IsNoEntry()
    {
        _host.ReadPaths("list.xspf", "<playlist><location>list.mp3</location><trackList><track><location>a.mp3</location></track></trackList></playlist>").ShouldBe(["a.mp3"]);
    }

    [Fact]
    public void Read_XmlBase_IsWhereRelativeLocationsStart()
    {
        _host.ReadPaths(
                "list.xspf",
                """
                <playlist xml:base="file:///music/lists/x.xspf"><trackList>
                  <track><location>a.mp3</location></track>
                  <track xml:base="more/"><location>b.mp3</location></track>
                  <track><location xml:base="../deep/">c.mp3</location></track>
                  <track><location>/d.mp3</location></track>
                  <track><location>e.mp3</location></track>
                  <track xml:base="http://radio.example/"><location>f.mp3</location></track>
                </trackList></playlist>
                """)
            .ShouldBe(["/music/lists/a.mp3", "/music/lists/more/b.mp3", "/music/deep/c.mp3", "/d.mp3", "/music/lists/e.mp3"]);
        _host.Warnings.ShouldBe(["playlist-urls-skipped"]);
    }

    [Fact]
    public void Read_RelativeXmlBase_StartsFromThePlaylist()
    {
        _host.ReadPaths("list.xspf", "<playlist xml:base='the%20songs/'><trackList><track><location>a.mp3</location></track></trackList></playlist>").ShouldBe(["the songs/a.mp3"]);
    }

    [Fact]
    public void Read_SeveralLocationsOfATrack_TheOneThatExistsIsTaken()
    {
        _host.Library.Write("here.mp3");

        ReadTracks("<track><location>http://x/a.mp3</location><location>gone.mp3</location><location>here.mp3</location></track>"
                + "<track><location>http://x/b.mp3</location><location>gone.mp3</location></track>")
            .ShouldBe(["here.mp3", "gone.mp3"]);
        _host.Warnings.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("<playlist><trackList>\n<track>\n<location>a.mp3</location>\n</trackList></playlist>", 4)]
    [InlineData("<playlist>\n<trackList>", 2)]
    [InlineData("<html></html>", 1)]
    [InlineData("no xml", 1)]
    [InlineData("", 1)]
    [InlineData("<!DOCTYPE playlist [<!ENTITY x \"xxxx\">]>\n<playlist>&x;</playlist>", 1)]
    [InlineData("<?xml version=\"1.0\" encoding=\"no-such-encoding\"?>\n<playlist/>", 1)]
    public void Read_NotWellFormed_IsAnErrorThatNamesTheLine(string text, int line)
    {
        var error = Should.Throw<PicksException>(() => _host.ReadText("list.xspf", text));

        error.Code.ShouldBe("playlist-malformed");
        error.Text.Arguments.ShouldBe([_host.Library["list.xspf"], line]);
    }

    [Fact]
    public void Read_EndlessNesting_IsRefused()
    {
        var text = "<playlist>" + string.Concat(Enumerable.Repeat("<a>", 100_000));

        Should.Throw<PicksException>(() => _host.ReadText("list.xspf", text)).Code.ShouldBe("playlist-malformed");
    }

    [Fact]
    public void Read_LocationLongerThanAnyPath_IsPassedOver()
    {
        ReadTracks($"<track><location>{new string('x', 1_000_000)}</location></track><track><location>a.mp3</location></track>").ShouldBe(["a.mp3"]);
        _host.Warnings.ShouldBe(["playlist-lines-too-long"]);
    }

    [Fact]
    public void Read_DeclaredEncoding_IsHonoured()
    {
        const string text = "<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><playlist><trackList><track><location>é.mp3</location></track></trackList></playlist>";

        _host.ReadPaths("list.xspf", text, Encoding.Latin1).ShouldBe(["é.mp3"]);
        _host.ReadPaths("wide.xspf", text.Replace("iso-8859-1", "utf-16", StringComparison.Ordinal), Encoding.Unicode).ShouldBe(["é.mp3"]);
    }

    private IReadOnlyList<string?> ReadTracks(string tracks) =>
        _host.ReadPaths("list.xspf", $"<?xml version=\"1.0\"?><playlist version=\"1\" xmlns=\"http://xspf.org/ns/0/\"><trackList>{tracks}</trackList></playlist>");
}
