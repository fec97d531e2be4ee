using System.Text;

namespace PredictPicks.HostAdapters.Folder.Tests.Support;

/// <summary>A folder that lives as long as a test.</summary>
internal sealed class TemporaryFolder : IDisposable
{
    public string Path { get; } = Real(Directory.CreateTempSubdirectory("folder-host-").FullName);

    /// <summary>The absolute path of something in the folder, given with slashes.</summary>
    public string this[string relative] => System.IO.Path.GetFullPath(relative, Path);

    /// <summary>Writes a file, its folders included; returns its absolute path.</summary>
    public string Write(string relative, byte[]? content = null)
    {
        var path = this[relative];
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content ?? []);
        return path;
    }

    /// <summary>Writes a text, in UTF-8 without a mark unless told otherwise; an encoding's own mark is written.</summary>
    public string WriteText(string relative, string text, Encoding? encoding = null)
    {
        encoding ??= new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return Write(relative, [.. encoding.GetPreamble(), .. encoding.GetBytes(text)]);
    }

    /// <summary>Names of everything in the folder, at any depth, with slashes.</summary>
    public IEnumerable<string> Names() =>
        Directory.EnumerateFileSystemEntries(Path, "*", SearchOption.AllDirectories).Select(path => System.IO.Path.GetRelativePath(Path, path).Replace(System.IO.Path.DirectorySeparatorChar, '/'));

    /// <summary>All that a folder's owner needs.</summary>
    public const UnixFileMode Owner = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>Sets permissions; for tests that need a system with such.</summary>
    public static void SetMode(string path, UnixFileMode mode)
    {
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(path, mode);
        }
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);

    /// <summary>macOS keeps its temporary folder behind a link.</summary>
    private static string Real(string path) => Folder.Library.RealPath.Resolve(path)!;
}
