using PredictPicks.TestHost.Composition;
using PredictPicks.TestHost.Tests.Support;

namespace PredictPicks.TestHost.Tests.Composition;

public sealed class PluginFoldersTests
{
    [Fact]
    public void Find_SeveralRoots_ListsTheirFoldersInOrderWithoutHiddenAndMissingOnes()
    {
        using var root = new TemporaryFolder();
        foreach (var folder in (string[])["one/b", "one/a", "one/.git", "two/c"])
        {
            Directory.CreateDirectory(Path.Combine(root.Path, folder));
        }

        root.File("one/readme.txt");

        PluginFolders.Find([Path.Combine(root.Path, "one"), Path.Combine(root.Path, "none"), Path.Combine(root.Path, "two")])
            .Select(folder => Path.GetRelativePath(root.Path, folder).Replace('\\', '/'))
            .ShouldBe(["one/a", "one/b", "two/c"]);
    }

    [Fact]
    public void Find_LinkToAFolderThatIsListed_IsNotASecondPlugin()
    {
        using var root = new TemporaryFolder();
        var folder = Directory.CreateDirectory(Path.Combine(root.Path, "one/a")).FullName;
        Directory.CreateDirectory(Path.Combine(root.Path, "two"));
        Directory.CreateSymbolicLink(Path.Combine(root.Path, "two/link"), folder);

        PluginFolders.Find([Path.Combine(root.Path, "one"), Path.Combine(root.Path, "two")]).ShouldBe([folder]);
    }
}
