namespace PredictPicks.TestHost.Composition;

/// <summary>Where plug-ins are looked for.</summary>
internal static class PluginFolders
{
    /// <summary>
    /// The folders that should each hold a plug-in: those in the given roots, in their order, by name within a root. Roots that do not exist are
    /// skipped, so are folders whose name starts with a dot and links to a folder that is listed already.
    /// </summary>
    public static IReadOnlyList<string> Find(IEnumerable<string> roots) =>
    [
        .. roots
            .Where(Directory.Exists)
            .Select(Path.GetFullPath)
            .Distinct(StringComparer.Ordinal)
            .SelectMany(root => Directory.EnumerateDirectories(root).Order(StringComparer.Ordinal))
            .Where(folder => !Path.GetFileName(folder).StartsWith('.'))
            .DistinctBy(folder => new DirectoryInfo(folder).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? folder, StringComparer.Ordinal),
    ];
}
