using System.ComponentModel;
using System.Diagnostics;

namespace PredictPicks.EndToEnd;

/// <summary>A library of very small songs, so that a scan commits often, and what an undisturbed scan makes of it.</summary>
public sealed class PowerCutFixture : IAsyncLifetime
{
    private const int Songs = 16;

    public TempFolder Home { get; } = new();

    /// <summary>What the undisturbed scan took, its children not counted.</summary>
    public TimeSpan ProcessorTime { get; private set; }

    internal StoreDump Undisturbed { get; private set; } = StoreDump.Empty;

    private string Library => Home.Combine("music");

    public async ValueTask InitializeAsync()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "SIGKILL is a Unix signal.");
        for (var i = 0; i < Songs; i++)
        {
            // Every fourth one is long enough for a fingerprint.
            SynthMusic.Make(Path.Combine(Library, $"{i:00}.flac"), SynthMusic.Chord(200 + (20 * i)), $"Title {i}", "Artist", "Genre", seconds: i % 4 == 0 ? 3 : 1);
        }

        await File.WriteAllTextAsync(Path.Combine(Library, "bad.mp3"), "This is no music.");
        var store = Home.Combine("undisturbed");
        (await ScanAsync(store, MeasureAsync)).ShouldExitWith(0);
        Undisturbed = StoreDump.ReadCopy(store, store + "-copy");
        Undisturbed.SongIds.Count.ShouldBe(Songs);
    }

    public ValueTask DisposeAsync()
    {
        Home.Dispose();
        return ValueTask.CompletedTask;
    }

    internal Task<ProgramResult> ScanAsync(string store, Func<Process, Task>? whileRunning = null) =>
        PicksProgram.RunAsync(Home, whileRunning is null ? null : (process, _) => whileRunning(process), "scan", "--library", Library, "--data", store);

    /// <summary>What the process has used so far, or null when it has ended.</summary>
    internal static TimeSpan? ProcessorTimeOf(Process process)
    {
        try
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception)
        {
            return null;
        }
    }

    private async Task MeasureAsync(Process process)
    {
        while (ProcessorTimeOf(process) is { } time)
        {
            ProcessorTime = time;
            await Task.Delay(1);
        }
    }
}
