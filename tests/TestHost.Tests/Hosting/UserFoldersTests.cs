using PredictPicks.Abstractions;
using PredictPicks.TestHost.Hosting;

namespace PredictPicks.TestHost.Tests.Hosting;

public class UserFoldersTests
{
    [Fact]
    public void Data_XdgDataHome_IsRespected()
    {
        Create(("HOME", "/home/me"), ("XDG_DATA_HOME", "/data")).StoreOf("mpd").ShouldBe("/data/PredictPicks/mpd");
    }

    [Fact]
    public void Data_RelativeXdgDataHome_IsIgnored()
    {
        Create(("HOME", "/home/me"), ("XDG_DATA_HOME", "data")).Data.ShouldBe("/home/me/.local/share/PredictPicks");
    }

    [Fact]
    public void Cache_NothingSet_IsUnderHome()
    {
        Create(("HOME", "/home/me")).Cache.ShouldBe("/home/me/.cache/PredictPicks");
    }

    [Fact]
    public void StoreOf_NoHomeAtAll_SaysToNameAFolder()
    {
        Should.Throw<PicksException>(() => Create(("HOME", "/")).StoreOf("folder")).Text.Text.ShouldContain("--data");
    }

    private static UserFolders Create(params (string Name, string Value)[] variables)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has folders of its own for this.");
        return new UserFolders(new ProcessContext
        {
            Out = TextWriter.Null,
            Error = TextWriter.Null,
            ProgramFolder = "/",
            Variable = name => variables.FirstOrDefault(variable => variable.Name == name).Value,
        });
    }
}
