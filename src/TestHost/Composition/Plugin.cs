using PredictPicks.Abstractions;

namespace PredictPicks.TestHost.Composition;

/// <summary>A plug-in's folder whose manifest was read, and the checks of its files.</summary>
internal sealed class Plugin(string folder, PluginManifest manifest, FileHashes hashes)
{
    private readonly Dictionary<string, PluginFile> _files = manifest.Files.ToDictionary(
        file => Path.GetFullPath(Path.Combine(folder, file.Path)),
        StringComparer.Ordinal);

    public string Folder => folder;

    public PluginManifest Manifest => manifest;

    public string EntryPath => Path.GetFullPath(Path.Combine(folder, manifest.EntryAssembly));

    /// <summary>The listed files, by absolute path.</summary>
    public IReadOnlyDictionary<string, PluginFile> Files => _files;

    /// <summary>Checks every file of the manifest: its presence and size always, its hash when it is new or changed since the last run.</summary>
    /// <exception cref="PluginFault">A file is missing or is not the one that was installed.</exception>
    public void CheckFiles()
    {
        foreach (var (path, listed) in _files)
        {
            var file = new FileInfo(path);
            if (!file.Exists)
            {
                throw new PluginFault(TestHostTexts.Word("plugin-file-missing", listed.Path));
            }

            CheckHash(listed, file.Length == listed.Size ? hashes.Remembered(file) : null);
        }
    }

    /// <summary>Checks the bytes of every file, whatever is remembered of them.</summary>
    /// <returns>One finding a file that is not as it should be; empty when all are.</returns>
    public IEnumerable<UserText> FindChangedFiles()
    {
        foreach (var (path, listed) in _files)
        {
            if (!File.Exists(path))
            {
                yield return TestHostTexts.Word("plugin-file-missing", listed.Path);
            }
            else if (!Matches(listed, hashes.Compute(path)))
            {
                yield return TestHostTexts.Word("plugin-file-changed", listed.Path);
            }
        }
    }

    /// <summary>Checks the bytes of a file that is about to be loaded.</summary>
    /// <exception cref="PluginFault">The manifest does not list it, or it is not the one that was installed.</exception>
    public void CheckBeforeLoad(string path)
    {
        if (!_files.TryGetValue(path, out var listed))
        {
            throw new PluginFault(TestHostTexts.Word("plugin-file-unlisted", Path.GetRelativePath(folder, path)));
        }

        CheckHash(listed, hashes.Compute(path));
    }

    private static void CheckHash(PluginFile listed, string? hash)
    {
        if (!Matches(listed, hash))
        {
            throw new PluginFault(TestHostTexts.Word("plugin-file-changed", listed.Path));
        }
    }

    private static bool Matches(PluginFile listed, string? hash) => string.Equals(listed.Sha256, hash, StringComparison.OrdinalIgnoreCase);
}
