using System.Diagnostics;
using PredictPicks.TestHost.CommandLine;
using PredictPicks.TestHost.Tests.Support;

namespace PredictPicks.TestHost.Tests.Hosting;

/// <summary>Signals and streams as only a process of its own has them.</summary>
public sealed class InterruptTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Picks _picks = new();
    private readonly List<Process> _started = [];

    public InterruptTests() => Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no signals to send.");

    public void Dispose()
    {
        foreach (var process in _started)
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }

            process.Dispose();
        }

        _picks.Dispose();
    }

    [Theory]
    [InlineData("INT")]
    [InlineData("TERM")]
    public async Task Scan_Interrupted_StopsCleanlyAndReturns130(string signal)
    {
        var process = await StartSlowScanAsync();
        await SendAsync(signal, process.Id);

        var error = await process.StandardError.ReadToEndAsync().WaitAsync(Patience);
        await process.WaitForExitAsync().WaitAsync(Patience);

        process.ExitCode.ShouldBe(ExitCode.Cancelled);
        error.ShouldContain("Stopping");
        error.ShouldEndWith("Cancelled.\n");
    }

    [Fact]
    public async Task Scan_InterruptedTwice_EndsEvenIfThePluginNeverReturns()
    {
        _picks.Variables["FAKE_STUBBORN"] = "1";
        var process = await StartSlowScanAsync();
        await SendAsync("INT", process.Id);
        var line = await process.StandardError.ReadLineAsync().WaitAsync(Patience);
        line.ShouldNotBeNull().ShouldContain("Stopping");
        await SendAsync("INT", process.Id);

        await process.WaitForExitAsync().WaitAsync(Patience);

        process.ExitCode.ShouldBe(ExitCode.Cancelled);
    }

    [Fact]
    public async Task Scan_Long_RunsBelowNormalPriorityInAllItsThreads()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Reads /proc.");
        var process = await StartSlowScanAsync();

        // Field 19 of /proc/PID/stat is the nice value; the name in field 2 is in parentheses.
        foreach (var task in Directory.EnumerateDirectories($"/proc/{process.Id}/task"))
        {
            var fields = (await File.ReadAllTextAsync(Path.Combine(task, "stat"))).Split(')')[^1].Trim().Split(' ');
            fields[19 - 3].ShouldBe("10");
        }

        await SendAsync("INT", process.Id);
        await process.WaitForExitAsync().WaitAsync(Patience);
    }

    [Fact]
    public async Task Result_ReaderHasGone_IsNoError()
    {
        _picks.AddSongs([.. Enumerable.Range(0, 4_000).Select(i => $"bad {i} {new string('x', 100)}.mp3")]);
        var process = Start("scan", "--library", _picks.Library);
        await process.StandardOutput.ReadLineAsync().WaitAsync(Patience);
        process.StandardOutput.Close();

        var error = await process.StandardError.ReadToEndAsync().WaitAsync(Patience);
        await process.WaitForExitAsync().WaitAsync(Patience);

        error.ShouldBeEmpty();
        process.ExitCode.ShouldBe(ExitCode.Done);
    }

    [Fact]
    public async Task Result_DeviceIsFull_FailsWithASentence()
    {
        Assert.SkipUnless(File.Exists("/dev/full"), "This system has no /dev/full.");
        _picks.AddSongs("one.mp3");
        var process = Start("sh", ["-c", "\"$0\" \"$@\" >/dev/full", Program, "scan", "--library", _picks.Library]);

        var error = await process.StandardError.ReadToEndAsync().WaitAsync(Patience);
        await process.WaitForExitAsync().WaitAsync(Patience);

        error.ShouldContain("Reading or writing failed");
        process.ExitCode.ShouldBe(ExitCode.Failed);
    }

    private static string Program => Path.Combine(AppContext.BaseDirectory, "picks");

    private Process Start(params string[] args) => Start(Program, args);

    private Process Start(string program, string[] args)
    {
        var start = new ProcessStartInfo(program, args) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        start.Environment["PICKS_PLUGINS"] = _picks.PluginRoot;
        start.Environment["PICKS_LANG"] = "en";
        foreach (var name in (string[])["XDG_DATA_HOME", "XDG_CACHE_HOME"])
        {
            start.Environment.Remove(name);
        }

        foreach (var (name, value) in _picks.Variables)
        {
            start.Environment[name] = value;
        }

        var process = Process.Start(start)!;
        _started.Add(process);
        return process;
    }

    /// <summary>A scan that has begun its song and waits.</summary>
    private async Task<Process> StartSlowScanAsync()
    {
        _picks.AddSongs("slow.mp3");
        var store = Directory.CreateDirectory(_picks.PathOf("store")).FullName;
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watcher = new FileSystemWatcher(store, "started") { EnableRaisingEvents = true };
        watcher.Created += (_, _) => started.TrySetResult();
        var process = Start("scan", "--library", _picks.Library, "--data", store);
        await started.Task.WaitAsync(Patience);
        return process;
    }

    private static async Task SendAsync(string signal, int processId)
    {
        using var kill = Process.Start("kill", [$"-{signal}", processId.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
    }
}
