using System.Threading.Channels;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Store;

namespace PredictPicks.Selection.Scanning;

/// <summary>
/// The stages of a scan over bounded channels: files → workers (each with a decoder child process, whose pipe is the stage before the features) →
/// one writer. A slow stage holds the ones before it, so memory is bounded; all cores are busy with one worker a core.
/// </summary>
internal sealed class ScanPipeline(ScanWorker worker, FeatureStore store, ProgressMeter meter, ExtractionOptions options)
{
    /// <summary>Songs a transaction: a crash loses no more than the songs in flight, while a fast disk is not asked to sync a song at a time.</summary>
    private const int BatchSize = 16;

    /// <summary>Looks at all files. What was finished is stored, also when this throws.</summary>
    /// <param name="items">In the order in which they are taken up.</param>
    /// <param name="stored">Called on one thread for each change once it is on disk.</param>
    /// <param name="cancellationToken">Ends the decoders at once; finished songs are still written.</param>
    public async Task RunAsync(IReadOnlyList<ScanItem> items, Action<StoreChange> stored, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var changes = Channel.CreateBounded<StoreChange>(new BoundedChannelOptions(BatchSize * 2) { SingleReader = true });
        var looking = LookAsync(items, changes.Writer, stop);
        var writing = WriteAsync(changes, stored, stop);
        await Task.WhenAll(writing, looking);
    }

    private async Task LookAsync(IReadOnlyList<ScanItem> items, ChannelWriter<StoreChange> changes, CancellationTokenSource stop)
    {
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = options.Jobs ?? Environment.ProcessorCount, CancellationToken = stop.Token };
        try
        {
            await Parallel.ForEachAsync(items, parallel, async (item, cancellation) =>
            {
                if (options.BeforeSong is { } wait)
                {
                    await wait(cancellation);
                }

                meter.Begin(item.File.Path);
                var change = await worker.LookAtAsync(item, cancellation);

                // What is finished is kept, cancelled or not. Should the writer have failed, the channel is closed and this ends.
                await changes.WriteAsync(change, CancellationToken.None);
                meter.Finish(item.File.Path);
            });
        }
        finally
        {
            changes.TryComplete();
        }
    }

    private async Task WriteAsync(Channel<StoreChange> changes, Action<StoreChange> stored, CancellationTokenSource stop)
    {
        var batch = new List<StoreChange>(BatchSize);
        try
        {
            while (await changes.Reader.WaitToReadAsync(CancellationToken.None))
            {
                while (batch.Count < BatchSize && changes.Reader.TryRead(out var change))
                {
                    batch.Add(change);
                }

                store.Write(batch);
                batch.ForEach(stored);
                batch.Clear();
            }
        }
        catch (Exception exception)
        {
            changes.Writer.TryComplete(exception);
            await stop.CancelAsync();
            throw;
        }
    }
}
