using PredictPicks.Abstractions;

namespace PredictPicks.TestHost.Output;

/// <summary>Files that are written as a whole or not at all.</summary>
internal static class AtomicFile
{
    /// <summary>Writes a file under another name beside its place, then puts it there, replacing one that exists.</summary>
    /// <exception cref="PicksException">It cannot be written; what was there before is unharmed.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        // A link stays a link, and a device (/dev/stdout) is written to, never replaced.
        path = (File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true)?.FullName : null) ?? Path.GetFullPath(path);
        var temporary = path.StartsWith("/dev/", StringComparison.Ordinal) ? path : $"{path}.{Environment.ProcessId}.tmp";
        try
        {
            using (var stream = new FileStream(temporary, FileMode.Create, FileAccess.Write, FileShare.None))
            {
                write(stream);
            }

            if (temporary != path)
            {
                File.Move(temporary, path, overwrite: true);
            }
        }
        catch (Exception exception)
        {
            Discard(temporary, path);
            if (exception is IOException or UnauthorizedAccessException)
            {
                throw new PicksException(TestHostTexts.Word("output-unwritable", path, exception.Message), path, exception);
            }

            throw;
        }
    }

    private static void Discard(string temporary, string path)
    {
        try
        {
            if (temporary != path)
            {
                File.Delete(temporary);
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The failure that led here is the one to tell.
        }
    }
}
