using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Audio;

/// <summary>What can be said about a file before a decoder is started: clearer and cheaper than to interpret the decoder's complaint.</summary>
internal static class AudioFile
{
    /// <summary>Checks that there is something to read.</summary>
    /// <returns>Its length in bytes, above 0.</returns>
    /// <exception cref="PicksException">It is gone, empty, or may not be read.</exception>
    /// <exception cref="ArgumentException">The path is not absolute.</exception>
    public static long Check(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!Path.IsPathFullyQualified(path))
        {
            throw new ArgumentException($"'{path}' is not an absolute path.", nameof(path));
        }

        try
        {
            return CheckFile(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw AudioTexts.AboutFile("audio-file-gone", path, exception);
        }
        catch (UnauthorizedAccessException exception)
        {
            throw AudioTexts.AboutFile("audio-file-no-permission", path, exception);
        }
        catch (IOException exception)
        {
            throw AudioTexts.AboutFile("audio-file-unreadable", path, exception, exception.Message);
        }
    }

    private static long CheckFile(string path)
    {
        var info = path.Contains('\0') ? null : new FileInfo(path);
        if (info is not { Exists: true })
        {
            // .NET shows bytes of a name that are no UTF-8 as U+FFFD; such a name leads nowhere.
            throw AudioTexts.AboutFile(path.Contains('\uFFFD') ? "audio-file-name-broken" : "audio-file-gone", path);
        }

        // Before it is opened: pipes and devices have no length, and to open a pipe would wait for its writer.
        if (info.Length == 0)
        {
            throw AudioTexts.AboutFile("audio-file-empty", path);
        }

        using var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        return info.Length;
    }
}
