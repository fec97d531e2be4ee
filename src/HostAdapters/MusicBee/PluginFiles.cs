namespace PredictPicks.HostAdapters.MusicBee;

/// <summary>What lies in MusicBee's folder of plug-ins: the library that MusicBee loads, and beside it a folder with the program.</summary>
/// <param name="folder">Absolute path; need not exist.</param>
internal sealed class PluginFiles(string folder)
{
    public const string ShimName = "mb_PredictPicks.dll";

    private readonly string _shim = Path.Combine(folder, ShimName);
    private readonly string _program = Path.Combine(folder, "PredictPicks");

    public string Folder => folder;

    /// <summary>Whether any of it is there.</summary>
    public bool Exists => File.Exists(_shim) || Directory.Exists(_program);

    /// <summary>Whether <paramref name="path"/> lies in the program's folder.</summary>
    public bool Holds(string path) => (path + Path.DirectorySeparatorChar).StartsWith(_program + Path.DirectorySeparatorChar, StringComparison.OrdinalIgnoreCase);

    /// <summary>A file that MusicBee or its worker holds, so that Windows lets nobody replace it; null when there is none.</summary>
    public string? FindInUse() => new[] { _shim, Path.Combine(_program, "picks.exe") }.Where(File.Exists).FirstOrDefault(IsInUse);

    /// <summary>Puts new files in the place of those that are there. The program is copied whole before the old one goes.</summary>
    /// <param name="shim">The library.</param>
    /// <param name="program">The folder of the program; may be the one that is there.</param>
    public void Replace(string shim, string program)
    {
        Directory.CreateDirectory(folder);
        if (!Holds(program))
        {
            var copy = _program + ".new";
            Delete(copy);
            Copy(program, copy);
            Delete(_program);
            Directory.Move(copy, _program);
        }

        File.Copy(shim, _shim, overwrite: true);
    }

    /// <summary>Takes all of it away.</summary>
    public void Remove()
    {
        File.Delete(_shim);
        Delete(_program);
    }

    private static bool IsInUse(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static void Delete(string folder)
    {
        if (Directory.Exists(folder))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
