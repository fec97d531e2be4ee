using System.Globalization;
using System.Text;

[assembly: AssemblyFixture(typeof(PredictPicks.Tests.NothingLeftBehind))]

namespace PredictPicks.Tests;

/// <summary>
/// Gives the tests of an assembly a temporary folder of their own, and fails the run when, after the last test, anything still lies in it or a process that
/// a test started still runs: temporary files, stores' logs and locks, decoders that nobody waits for. Linked into every test project.
/// </summary>
public sealed class NothingLeftBehind : IAsyncLifetime
{
    /// <summary>Children inherit it, so that they are known by it however they were started.</summary>
    private const string Marker = "PICKS_TEST_RUN";

    /// <summary>A killed process is gone a moment later.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly string _run = Guid.NewGuid().ToString("N");
    private readonly string _folder = Directory.CreateTempSubdirectory("picks-tests-").FullName;

    public ValueTask InitializeAsync()
    {
        Environment.SetEnvironmentVariable(Marker, _run);
        foreach (var name in (string[])["TMPDIR", "TMP", "TEMP"])
        {
            Environment.SetEnvironmentVariable(name, _folder);
        }

        return ValueTask.CompletedTask;
    }

    public async ValueTask DisposeAsync()
    {
        var deadline = Environment.TickCount64 + (long)Grace.TotalMilliseconds;
        var left = Find();
        while (left.Count > 0 && Environment.TickCount64 < deadline)
        {
            await Task.Delay(50);
            left = Find();
        }

        Directory.Delete(_folder, recursive: true);
        left.ShouldBeEmpty("The tests left behind what they started or made.");
    }

    private List<string> Find() => [.. Directory.GetFileSystemEntries(_folder), .. Processes()];

    /// <summary>Only Linux lets a process look at others' environment.</summary>
    private IEnumerable<string> Processes()
    {
        if (!OperatingSystem.IsLinux())
        {
            yield break;
        }

        var mark = Encoding.ASCII.GetBytes($"{Marker}={_run}");
        foreach (var process in Directory.EnumerateDirectories("/proc").Where(path => int.TryParse(Path.GetFileName(path), CultureInfo.InvariantCulture, out _)))
        {
            if (Read(Path.Combine(process, "environ")).AsSpan().IndexOf(mark) >= 0)
            {
                var command = Encoding.UTF8.GetString(Read(Path.Combine(process, "cmdline"))).Replace('\0', ' ');
                yield return $"process {Path.GetFileName(process)}: {command}";
            }
        }
    }

    /// <summary>A file of /proc; empty when its process has ended or is another user's.</summary>
    private static byte[] Read(string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }
}
