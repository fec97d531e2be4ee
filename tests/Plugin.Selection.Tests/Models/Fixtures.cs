namespace PredictPicks.Selection.Tests.Models;

/// <summary>Reference files that are too large for the repository, or not ours to pass on.</summary>
internal static class Fixtures
{
    /// <summary>The file's path; without it the test is skipped, out loud.</summary>
    public static string Find(string folder, string name)
    {
        var shared = Environment.GetEnvironmentVariable("PREDICTPICKS_SHARED") ?? Path.Combine(PackFolder.RepositoryRoot, "..", "shared");
        var path = Path.Combine(shared, "fixtures", folder, name);
        Assert.SkipUnless(File.Exists(path), $"The reference {name} is not here: set PREDICTPICKS_SHARED to the folder that holds fixtures/{folder}.");
        return path;
    }
}
