using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Tests.Scanning;

/// <summary>What happens when a scan ends before its end.</summary>
public sealed class ScanPipelineTests : IDisposable
{
    private readonly ScanHarness _harness = new();

    public void Dispose() => _harness.Dispose();

    [Fact]
    public async Task Scan_Cancelled_StoresWhatWasFinishedAndTheNextScanDoesTheRest()
    {
        WriteSongs(40);
        using var cancellation = new CancellationTokenSource();
        var decoded = 0;
        _harness.Decoder.BeforeDecode = (_, _) =>
        {
            if (Interlocked.Increment(ref decoded) == 20)
            {
                cancellation.Cancel();
            }

            return Task.CompletedTask;
        };

        await Should.ThrowAsync<OperationCanceledException>(() => _harness.ScanAsync(cancellationToken: cancellation.Token));
        var rest = await _harness.ScanAsync();

        // Of the two at work, one may have gone on for a moment while the other cancelled.
        rest.Unchanged.ShouldBeInRange(18, 39);
        (rest.Unchanged + rest.Analysed).ShouldBe(40);
    }

    [Fact]
    public async Task Scan_CancelledWhileDecodersHang_EndsAtOnce()
    {
        WriteSongs(4);
        using var cancellation = new CancellationTokenSource();
        var hanging = new TaskCompletionSource();
        _harness.Decoder.BeforeDecode = async (_, token) =>
        {
            hanging.TrySetResult();
            await Task.Delay(Timeout.Infinite, token);
        };

        var scan = _harness.ScanAsync(cancellationToken: cancellation.Token);
        await hanging.Task;
        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => scan);
    }

    [Fact]
    public async Task Scan_WithoutDecoder_EndsWithItsSentenceInsteadOfFailingEverySong()
    {
        WriteSongs(10);
        _harness.Decoder.BeforeDecode = (_, _) => throw new PicksException(new UserText("ffmpeg-missing", [], "FFmpeg is missing."));

        var error = await Should.ThrowAsync<PicksException>(() => _harness.ScanAsync());

        error.Code.ShouldBe("ffmpeg-missing");
        using var store = _harness.OpenStore();
        store.ReadFailures().ShouldBeEmpty();
    }

    [Fact]
    public async Task Scan_DefectOnOneFile_IsThatFilesFailure()
    {
        WriteSongs(6);
        _harness.Decoder.BeforeDecode = (path, _) => path.EndsWith("03.mp3", StringComparison.Ordinal) ? throw new InvalidOperationException("A defect.") : Task.CompletedTask;

        var report = await _harness.ScanAsync();

        report.Analysed.ShouldBe(5);
        report.Failed.ShouldHaveSingleItem().Path.ShouldEndWith("03.mp3");
    }

    [Fact]
    public async Task Scan_Jobs_IsTheMostThatRunsAtOnce()
    {
        WriteSongs(30);
        _harness.Decoder.BeforeDecode = async (_, _) => await Task.Yield();

        await _harness.ScanAsync(new ExtractionOptions { Jobs = 3 });

        _harness.Decoder.MostAtOnce.ShouldBeLessThanOrEqualTo(3);
    }

    [Fact]
    public async Task Scan_HostHoldsItBack_TakesUpNothingMoreAndCanBeCancelled()
    {
        WriteSongs(6);
        using var cancellation = new CancellationTokenSource();
        var asked = 0;
        var holding = new TaskCompletionSource();
        var options = new ExtractionOptions
        {
            Jobs = 1,
            BeforeSong = async token =>
            {
                if (++asked > 2)
                {
                    holding.TrySetResult();
                    await Task.Delay(Timeout.Infinite, token);
                }
            },
        };

        var scan = _harness.ScanAsync(options, cancellation.Token);
        await holding.Task;
        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => scan);
        using var store = _harness.OpenStore();
        store.ReadFiles().Count.ShouldBe(2);
    }

    private void WriteSongs(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _harness.Write($"{i:00}.mp3", $"audio {i}|title {i}");
        }
    }
}
