using System.Composition;
using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Audio.Tags;

/// <summary>
/// Asks all tag readers: the one of the highest precedence decides, the next fills the gaps, as long as there are any. A reader that throws is left out for
/// that file and logged; this is the one place where that happens. Thread-safe.
/// </summary>
[Export]
[Shared]
internal sealed class TagMerger
{
    private readonly IReadOnlyList<ITagReader> _readers;
    private readonly IPluginLog _log;

    /// <summary>A merger of these readers.</summary>
    [ImportingConstructor]
    public TagMerger([ImportMany] IEnumerable<ITagReader> readers, IPluginEnvironment environment)
    {
        _readers = [.. readers.OrderByDescending(reader => reader.Precedence).ThenBy(reader => reader.Name, StringComparer.Ordinal)];
        _log = environment.Log;
    }

    /// <summary>The tags of a file.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="identity">What the decoder found.</param>
    /// <param name="durationSeconds">Decoded length, or null. Length and bit rate come from the decoder alone: what headers claim is often wrong.</param>
    public SongTags Read(string path, AudioIdentity identity, double? durationSeconds = null)
    {
        var tags = SongTags.None;
        foreach (var reader in _readers)
        {
            if (HasEverything(tags))
            {
                break;
            }

            tags = tags.FillGapsFrom(ReadSafely(reader, path, identity));
        }

        return tags with { BitrateKbps = identity.Properties.BitrateKbps, DurationSeconds = durationSeconds };
    }

    private SongTags ReadSafely(ITagReader reader, string path, AudioIdentity identity)
    {
#pragma warning disable CA1031 // Whatever a reader throws, the file's other tags are still good.
        try
        {
            return reader.Read(path, identity);
        }
        catch (Exception exception)
        {
            _log.Write(LogSeverity.Warning, $"The tag reader '{reader.Name}' failed with '{path}' and was left out for this file.", exception);
            return SongTags.None;
        }
#pragma warning restore CA1031
    }

    private static bool HasEverything(SongTags tags) => tags is
    {
        Title: not null,
        Artists.Count: > 0,
        Album: not null,
        AlbumArtist: not null,
        Genres.Count: > 0,
        Year: not null,
        Track: not null,
    };
}
