using System.Diagnostics;
using System.Globalization;

namespace PredictPicks.EndToEnd;

/// <summary>Memory of the real program over long files and over many files that fail: it does not grow with them.</summary>
public sealed class LongScanTests : IDisposable
{
    private const long Megabyte = 1 << 20;

    private readonly TempFolder _home = new();
    private long _peakBytes;

    public LongScanTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "Reads the peak of memory from /proc.");

    private string Library => Directory.CreateDirectory(_home.Combine("music")).FullName;

    public void Dispose() => _home.Dispose();

    [Fact]
    [Trait("Category", "Slow")]
    public Task Scan_ThreeHours_NeedsNoMoreMemoryThanThreeMinutes() => CompareAsync(hours: 3);

    /// <summary>Takes minutes: run it with <c>-explicit only</c>.</summary>
    [Fact(Explicit = true)]
    public Task Scan_TenHours_NeedsNoMoreMemoryThanThreeMinutes() => CompareAsync(hours: 10);

    [Fact]
    [Trait("Category", "Slow")]
    public Task Scan_ThousandsOfFailingFiles_KeepsMemoryFlat() => CompareFailuresAsync(few: 1_000, many: 8_000);

    /// <summary>Takes a minute or two: run it with <c>-explicit only</c>.</summary>
    [Fact(Explicit = true)]
    public Task Scan_HundredThousandFailingFiles_KeepsMemoryFlat() => CompareFailuresAsync(few: 1_000, many: 100_000);

    private async Task CompareAsync(int hours)
    {
        var shortPeak = await PeakOfFileAsync("short.flac", TimeSpan.FromMinutes(3));
        var longPeak = await PeakOfFileAsync("long.flac", TimeSpan.FromHours(hours));

        // What may grow: a tempo envelope and a fingerprint that both have a bound, and the heap's own slack.
        (longPeak - shortPeak).ShouldBeLessThan(60 * Megabyte);
    }

    private async Task<long> PeakOfFileAsync(string name, TimeSpan length)
    {
        var path = Path.Combine(Library, name);
        var seconds = length.TotalSeconds.ToString(CultureInfo.InvariantCulture);
        SynthMusic.Ffmpeg("-f", "lavfi", "-i", "sine=f=330:r=16000", "-t", seconds, "-c:a", "flac", "-compression_level", "0", path);
        var result = await ScanAsync(_home.Combine(name + " store"));
        File.Delete(path);
        result.ShouldExitWith(0).Said.ShouldContain("1 analysed");
        return _peakBytes;
    }

    /// <summary>While it runs a scan keeps no more of a failed file than of any other; the report at the end has a path and a sentence a file.</summary>
    private async Task CompareFailuresAsync(int few, int many)
    {
        const int MostBytesAFile = 1_000; // 640 measured with 100 000 files.
        var fewPeak = await PeakOfFailuresAsync(0, few);
        var manyPeak = await PeakOfFailuresAsync(few, many);

        (manyPeak - fewPeak).ShouldBeLessThan((30 * Megabyte) + ((long)MostBytesAFile * (many - few)));
    }

    private async Task<long> PeakOfFailuresAsync(int have, int count)
    {
        for (var i = have; i < count; i++)
        {
            await File.WriteAllBytesAsync(Path.Combine(Directory.CreateDirectory(Path.Combine(Library, $"{i / 1000}")).FullName, $"{i}.mp3"), []);
        }

        (await ScanAsync(_home.Combine($"{count} store"))).ShouldExitWith(0).Said.ShouldContain($"{count} failed");
        return _peakBytes;
    }

    private Task<ProgramResult> ScanAsync(string store)
    {
        _peakBytes = 0;
        return PicksProgram.RunAsync(_home, WatchAsync, "scan", "--library", Library, "--data", store);
    }

    private async Task WatchAsync(Process process, System.Text.StringBuilder error)
    {
        const string Mark = "VmHWM:";
        while (!process.HasExited)
        {
            try
            {
                var line = (await File.ReadAllLinesAsync($"/proc/{process.Id}/status")).FirstOrDefault(line => line.StartsWith(Mark, StringComparison.Ordinal));
                if (line is not null)
                {
                    _peakBytes = 1024 * long.Parse(line[Mark.Length..].Replace("kB", string.Empty, StringComparison.Ordinal), CultureInfo.InvariantCulture);
                }
            }
            catch (IOException)
            {
                // It has just ended.
            }

            await Task.Delay(20);
        }
    }
}
