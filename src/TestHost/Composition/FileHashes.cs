using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PredictPicks.TestHost.Composition;

/// <summary>A hash that was computed in an earlier run, and how the file looked then.</summary>
/// <param name="Size">In bytes.</param>
/// <param name="ModifiedUtcTicks">Last modification, in ticks of 100 ns since year 1, UTC.</param>
/// <param name="Sha256">64 lower-case hex digits.</param>
internal sealed record KnownHash(long Size, long ModifiedUtcTicks, string Sha256);

[JsonSerializable(typeof(Dictionary<string, KnownHash>))]
internal sealed partial class KnownHashesJson : JsonSerializerContext;

/// <summary>
/// SHA-256 of files. Hashes are remembered in the user's cache folder, so that at start only files are read that are new or changed;
/// <see cref="Compute"/> always reads. A cache that cannot be read or written costs time, nothing else.
/// </summary>
internal sealed class FileHashes(string? cacheFile)
{
    private readonly Dictionary<string, KnownHash> _known = Load(cacheFile);
    private readonly Dictionary<string, string> _computed = new(StringComparer.Ordinal);
    private bool _changed;

    /// <summary>The hash of a file whose size and time are as before, else computed. 64 lower-case hex digits.</summary>
    public string Remembered(FileInfo file)
    {
        if (_known.TryGetValue(file.FullName, out var known) && known.Size == file.Length && known.ModifiedUtcTicks == file.LastWriteTimeUtc.Ticks)
        {
            return known.Sha256;
        }

        var (size, ticks) = (file.Length, file.LastWriteTimeUtc.Ticks);
        var hash = Compute(file.FullName);
        _known[file.FullName] = new KnownHash(size, ticks, hash);
        _changed = true;
        return hash;
    }

    /// <summary>The hash of a file's bytes as they are now, read once a process. 64 lower-case hex digits.</summary>
    public string Compute(string path)
    {
        lock (_computed)
        {
            if (!_computed.TryGetValue(path, out var hash))
            {
                using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 1);
                _computed[path] = hash = Convert.ToHexStringLower(SHA256.HashData(stream));
            }

            return hash;
        }
    }

    /// <summary>Keeps what was learned for the next run.</summary>
    public void Save()
    {
        if (!_changed || cacheFile is null)
        {
            return;
        }

        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(cacheFile)!);
            var temporary = $"{cacheFile}.{Environment.ProcessId}";
            File.WriteAllBytes(temporary, JsonSerializer.SerializeToUtf8Bytes(_known, KnownHashesJson.Default.DictionaryStringKnownHash));
            File.Move(temporary, cacheFile, overwrite: true);
            _changed = false;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // The next run computes them again.
        }
    }

    private static Dictionary<string, KnownHash> Load(string? cacheFile)
    {
        try
        {
            var hashes = cacheFile is null || !File.Exists(cacheFile)
                ? null
                : JsonSerializer.Deserialize(File.ReadAllBytes(cacheFile), KnownHashesJson.Default.DictionaryStringKnownHash);
            return hashes is null
                ? new(StringComparer.Ordinal)
                : new(hashes.Where(entry => entry.Value is { Sha256: not null } && File.Exists(entry.Key)), StringComparer.Ordinal);
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            return new(StringComparer.Ordinal);
        }
    }
}
