namespace PredictPicks.Selection.Training;

/// <summary>Replaces files that belong together.</summary>
internal static class FileSet
{
    /// <summary>
    /// Writes all of them beside their places first, and only then moves them there: when the disk is full, or the process dies while writing, the old ones stay.
    /// Should it die between two moves, checksums tell that they do not belong together.
    /// </summary>
    /// <param name="files">Paths, and what goes there, moved in this order.</param>
    /// <param name="create">Makes a file that is not there yet; null: on the disk.</param>
    /// <exception cref="IOException">The file system refused.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not write there.</exception>
    public static void Replace(IReadOnlyList<(string Path, byte[] Bytes)> files, Func<string, Stream>? create = null)
    {
        var temporary = new List<string>();
        try
        {
            foreach (var (path, bytes) in files)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(path)!);
                temporary.Add($"{path}.{Guid.NewGuid():N}.tmp");
                using var stream = (create ?? Create)(temporary[^1]);
                stream.Write(bytes);
                stream.Flush();
            }

            for (var i = 0; i < files.Count; i++)
            {
                File.Move(temporary[i], files[i].Path, overwrite: true);
            }
        }
        finally
        {
            temporary.ForEach(File.Delete);
        }
    }

    /// <summary>What is written is on the disk when a write returns: a move must not overtake it.</summary>
    private static FileStream Create(string path) => new(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.WriteThrough);
}
