using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Audio.Tags;

/// <summary>
/// A tag reader from which the rest is protected: what it throws is logged, and when it does not come back in time it is left out for as long as it is stuck.
/// A thread that is stuck is lost, with the processor that it uses, so a reader must not rely on this: see what TagLib# is kept away from. Thread-safe.
/// </summary>
internal sealed class GuardedTagReader(ITagReader reader, IPluginLog log, TimeSpan patience)
{
    private Task<SongTags>? _stuck;

    /// <summary>The tags of a file, or none.</summary>
    public SongTags Read(string path, AudioIdentity identity)
    {
        if (Volatile.Read(ref _stuck) is { IsCompleted: false })
        {
            return SongTags.None;
        }

        // A thread of its own, since a thread that is lost must not be one of the pool's.
        var reading = Task.Factory.StartNew(() => reader.Read(path, identity), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
#pragma warning disable CA1031 // Whatever a reader throws, the file's other tags are still good.
        try
        {
            if (reading.Wait(patience, CancellationToken.None))
            {
                return reading.Result;
            }
        }
        catch (Exception exception)
        {
            log.Write(LogSeverity.Warning, $"The tag reader '{reader.Name}' failed with '{path}' and was left out for this file.", exception);
            return SongTags.None;
        }
#pragma warning restore CA1031

        Volatile.Write(ref _stuck, reading);
        log.Write(LogSeverity.Warning, $"The tag reader '{reader.Name}' does not come back from '{path}' and is left out until it does.");
        return SongTags.None;
    }
}
