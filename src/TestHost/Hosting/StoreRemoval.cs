using PredictPicks.TestHost.Settings;

namespace PredictPicks.TestHost.Hosting;

/// <summary>Removes a feature store, and nothing else that may lie in its folder.</summary>
internal static class StoreRemoval
{
    private static readonly string[] Files = ["features.db*", SettingsFile.Name];
    private static readonly string[] Folders = ["models", LogOptions.FolderName];

    /// <summary>Removes the database with its backups, the models, the settings and the log; the folder too when nothing is left in it.</summary>
    public static void Remove(string storeFolder)
    {
        foreach (var file in Files.SelectMany(pattern => Directory.GetFiles(storeFolder, pattern)))
        {
            File.Delete(file);
        }

        foreach (var folder in Folders.Select(name => Path.Combine(storeFolder, name)).Where(Directory.Exists))
        {
            Directory.Delete(folder, recursive: true);
        }

        if (!Directory.EnumerateFileSystemEntries(storeFolder).Any())
        {
            Directory.Delete(storeFolder);
        }
    }
}
