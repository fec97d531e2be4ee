namespace PredictPicks.Selection.Tests.Store.Support;

/// <summary>Files beside the tests' sources.</summary>
internal static class RepositoryFile
{
    public static string Read(params string[] path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Plugins.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("The tests do not run inside the repository.");
        }

        return File.ReadAllText(Path.Combine([folder.FullName, .. path]));
    }
}
