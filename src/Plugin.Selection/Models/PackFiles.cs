using System.Security.Cryptography;
using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Models;

/// <summary>Reads files of a pack whole, so that what was hashed is what is used.</summary>
internal static class PackFiles
{
    /// <summary>Largest network: far above any that can be run over a library.</summary>
    public const int MaxWeightBytes = 1 << 30;

    /// <summary>Largest file of statistics: 16 384 dimensions, mean and deviation, 20 characters each, and air.</summary>
    public const int MaxStandardisationBytes = 1 << 20;

    /// <summary>The file's bytes, if they are what the card says.</summary>
    /// <exception cref="PicksException">The file is missing, unreadable, too large, or another one.</exception>
    public static byte[] ReadVerified(PackFile file, int maxBytes)
    {
        var bytes = Read(file.Path, maxBytes);
        return string.Equals(Convert.ToHexStringLower(SHA256.HashData(bytes)), file.Sha256, StringComparison.Ordinal)
            ? bytes
            : throw new PicksException(ModelsTexts.Word("model-hash-differs", file.Path), file.Path);
    }

    /// <summary>The file's bytes.</summary>
    /// <exception cref="PicksException">The file is missing, unreadable, or longer than <paramref name="maxBytes"/>.</exception>
    public static byte[] Read(string path, int maxBytes)
    {
        try
        {
            using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
            if (stream.Length > maxBytes)
            {
                throw new PicksException(ModelsTexts.Word("model-file-too-large", path, maxBytes / 1024), path);
            }

            var bytes = new byte[stream.Length];
            stream.ReadExactly(bytes);
            return bytes;
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            throw new PicksException(ModelsTexts.Word("model-file-missing", path), path, exception);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            throw new PicksException(ModelsTexts.Word("model-file-unreadable", path, exception.Message), path, exception);
        }
    }
}
