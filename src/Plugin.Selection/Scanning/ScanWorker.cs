using System.Diagnostics.CodeAnalysis;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Store;

namespace PredictPicks.Selection.Scanning;

/// <summary>Turns one file into one change of the store. The one place where what is wrong with a file becomes its reason.</summary>
internal sealed class ScanWorker(SongAnalyser analyser, StoreState state, IPluginLog log)
{
    /// <summary>Looks at the file: recognises its song, analyses it, or says why it cannot.</summary>
    /// <exception cref="PicksException">Something is wrong that concerns every file: no decoder, no model.</exception>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "One file must not cost the others.")]
    public async Task<StoreChange> LookAtAsync(ScanItem item, CancellationToken cancellationToken)
    {
        try
        {
            return await RecogniseAsync(item, cancellationToken) ?? await AnalyseAsync(item, cancellationToken);
        }
        catch (PicksException exception) when (exception.Subject == item.File.Path)
        {
            return new SongFailed(item.File, exception.Text);
        }
        catch (Exception exception) when (exception is not (PicksException or OperationCanceledException))
        {
            log.Write(LogSeverity.Error, $"Analysing {item.File.Path} failed unexpectedly.", exception);
            return new SongFailed(item.File, ScanningTexts.Word("analysis-failed", item.File.Path));
        }
    }

    private async Task<StoreChange?> RecogniseAsync(ScanItem item, CancellationToken cancellationToken)
    {
        if (!item.IdentifyFirst)
        {
            return null;
        }

        var (packetHash, tags) = await analyser.IdentifyAsync(item.Song, cancellationToken);
        return state.FindByPackets(packetHash, item.Song.Id) is { } song && state.MissingFeatures(song).Count == 0
            ? new SongRecognised(item.File, song, packetHash, tags)
            : null;
    }

    private async Task<StoreChange> AnalyseAsync(ScanItem item, CancellationToken cancellationToken)
    {
        var analysis = await analyser.AnalyseAsync(item.Song, item.Features, cancellationToken);

        // A file that was written to meanwhile keeps its old stamp, differs from it, and so is looked at again by the next scan.
        return new SongAnalysed(item.File, analysis);
    }
}
