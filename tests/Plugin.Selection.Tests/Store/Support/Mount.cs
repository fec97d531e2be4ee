using System.Diagnostics;

namespace PredictPicks.Selection.Tests.Store.Support;

/// <summary>A small disk of its own, in memory; Linux lets only root make one, so tests that need it skip elsewhere.</summary>
internal sealed class Mount : IDisposable
{
    private Mount(string folder) => Folder = folder;

    public string Folder { get; }

    /// <summary>A disk of that size, or a skipped test.</summary>
    public static Mount OfSize(int kibibytes)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root on Linux can make a small disk.");
        var folder = Directory.CreateTempSubdirectory("picks-disk-").FullName;
        if (Run("mount", "-t", "tmpfs", "-o", $"size={kibibytes}k", "none", folder) != 0)
        {
            Directory.Delete(folder);
            Assert.Skip("This machine does not let root make a small disk.");
        }

        return new Mount(folder);
    }

    public void MakeReadOnly() => Run("mount", "-o", "remount,ro", Folder).ShouldBe(0);

    public void Dispose()
    {
        Run("umount", Folder).ShouldBe(0);
        Directory.Delete(Folder);
    }

    private static int Run(string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode;
    }
}
