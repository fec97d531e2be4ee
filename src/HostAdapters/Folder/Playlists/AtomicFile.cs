namespace PredictPicks.HostAdapters.Folder.Playlists;

/// <summary>Files that are replaced as a whole: whoever reads meanwhile, and whatever fails, sees the old content or the new.</summary>
internal static class AtomicFile
{
    /// <summary>
    /// Writes beside the target, to the disk, and renames. A symbolic link in the target's place is replaced, not written through.
    /// </summary>
    /// <param name="path">Absolute.</param>
    /// <param name="write">Writes the content; if it throws, nothing has changed.</param>
    /// <exception cref="IOException">The file system refused.</exception>
    /// <exception cref="UnauthorizedAccessException">The user may not write there.</exception>
    public static void Replace(string path, Action<Stream> write)
    {
        // A short name of its own: the target's name plus a suffix may be longer than a name can be.
        var temporary = Path.Join(Path.GetDirectoryName(path), $".picks-{Guid.NewGuid():N}.tmp");
        try
        {
            using (var stream = new FileStream(temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None))
            {
                write(stream);
                stream.Flush(flushToDisk: true);
            }

            KeepMode(path, temporary);
            File.Move(temporary, path, overwrite: true);
        }
        catch
        {
            Delete(temporary);
            throw;
        }
    }

    /// <summary>
    /// Gives the new file the old one's permissions, where there are any: a USB stick's file system has none and refuses.
    /// </summary>
    private static void KeepMode(string path, string temporary)
    {
        if (OperatingSystem.IsWindows() || !File.Exists(path))
        {
            return;
        }

        try
        {
            File.SetUnixFileMode(temporary, File.GetUnixFileMode(path));
        }
        catch (Exception e) when (PathNames.IsRefusal(e))
        {
            // The content matters, and it is written.
        }
    }

    /// <summary>Removes what a failure left; the failure itself matters more than another one here.</summary>
    private static void Delete(string temporary)
    {
        try
        {
            File.Delete(temporary);
        }
        catch (Exception e) when (PathNames.IsRefusal(e))
        {
            // Nothing more can be done in a folder that refuses.
        }
    }
}
