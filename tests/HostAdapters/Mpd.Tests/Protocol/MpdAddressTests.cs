using PredictPicks.Abstractions;
using PredictPicks.HostAdapters.Mpd.Protocol;

namespace PredictPicks.HostAdapters.Mpd.Tests.Protocol;

public sealed class MpdAddressTests
{
    [Theory]
    [InlineData("music.local", "music.local:6600", null)]
    [InlineData("music.local:16600", "music.local:16600", null)]
    [InlineData("secret@music.local:16600", "music.local:16600", "secret")]
    [InlineData("p@ss@host", "host:6600", "p@ss")]
    [InlineData("/run/mpd/socket", "/run/mpd/socket", null)]
    [InlineData("secret@/run/mpd/so:cket", "/run/mpd/so:cket", "secret")]
    [InlineData("[::1]:7700", "::1:7700", null)]
    [InlineData("[fe80::1]", "fe80::1:6600", null)]
    [InlineData("::1", "::1:6600", null)]
    public void Parse_AllForms_GivePlaceAndPassword(string text, string shown, string? password)
    {
        var address = MpdAddress.Parse(text);

        address.ToString().ShouldBe(shown);
        address.Password.ShouldBe(password);
    }

    [Theory]
    [InlineData("")]
    [InlineData(":6600")]
    [InlineData("host:0")]
    [InlineData("host:65536")]
    [InlineData("host:port")]
    [InlineData("secret@")]
    public void Parse_NoAddress_IsASentence(string text) => Should.Throw<PicksException>(() => MpdAddress.Parse(text)).Code.ShouldBe("address-invalid");

    [Theory]
    [InlineData("localhost", true)]
    [InlineData("127.0.0.1:1", true)]
    [InlineData("/run/mpd/socket", true)]
    [InlineData("music.local", false)]
    public void IsLocal_SameDisk(string text, bool expected) => MpdAddress.Parse(text).IsLocal.ShouldBe(expected);

    [Fact]
    public void Find_VariablesAsForAnyClient_AreTaken()
    {
        var variables = new Dictionary<string, string> { ["MPD_HOST"] = "secret@music.local", ["MPD_PORT"] = "7700" };

        var address = MpdAddress.Find(name => variables.GetValueOrDefault(name));

        (address.ToString(), address.Password).ShouldBe(("music.local:7700", "secret"));
    }

    [Fact]
    public void Find_SocketOfTheUser_ComesBeforeThePort()
    {
        var folder = Directory.CreateTempSubdirectory("mpd-runtime-");
        var socket = Path.Combine(Directory.CreateDirectory(Path.Combine(folder.FullName, "mpd")).FullName, "socket");
        File.WriteAllText(socket, string.Empty);
        try
        {
            MpdAddress.Find(name => name == "XDG_RUNTIME_DIR" ? folder.FullName : null).Socket.ShouldBe(socket);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
