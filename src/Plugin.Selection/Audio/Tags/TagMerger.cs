using System.Composition;
using System.Diagnostics.CodeAnalysis;
using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Audio.Tags;

/// <summary>
/// The tags of a file from all readers present: the one of the highest precedence decides, the others fill its gaps. The one place where a reader's
/// failure is contained: it is left out for that file, and logged.
/// </summary>
[Export]
[Shared]
internal sealed class TagMerger
{
    private readonly IReadOnlyList<ITagReader> _readers;
    private readonly IPluginEnvironment _environment;

    [ImportingConstructor]
    public TagMerger([ImportMany] IEnumerable<ITagReader> readers, IPluginEnvironment environment)
    {
        _readers = [.. readers.OrderByDescending(reader => reader.Precedence).ThenBy(reader => reader.Name, StringComparer.Ordinal)];
        _environment = environment;
    }

    /// <summary>The merged tags, cleaned (<see cref="TagText"/>); <see cref="SongTags.None"/> when no reader found any.</summary>
    public SongTags Read(string path, AudioIdentity identity) =>
        _readers.Aggregate(SongTags.None, (merged, reader) => merged.FillGapsFrom(ReadGuarded(reader, path, identity)));

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Tags are hostile input; a reader that fails must not cost the song.")]
    private SongTags ReadGuarded(ITagReader reader, string path, AudioIdentity identity)
    {
        try
        {
            return TagText.Clean(reader.Read(path, identity));
        }
        catch (Exception exception)
        {
            _environment.Log.Write(LogSeverity.Warning, $"The tag reader '{reader.Name}' failed on {path}.", exception);
            return SongTags.None;
        }
    }
}
