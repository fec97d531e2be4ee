using System.Diagnostics;
using System.Runtime.InteropServices;

namespace PredictPicks.TestHost.Hosting;

/// <summary>Long work yields to whatever the user does meanwhile.</summary>
internal static class Politeness
{
    /// <summary>Half-way between normal (0) and idle (19); what <c>nice</c> gives by default.</summary>
    private const int Nice = 10;

    private const int PrioProcess = 0;

    /// <summary>Lowers the priority of this process and of the children that it will start. Where that is not allowed it stays as it is.</summary>
    public static void LowerPriority()
    {
        try
        {
            if (OperatingSystem.IsLinux())
            {
                // Linux keeps a priority a thread: Process.PriorityClass would lower the main thread alone.
                foreach (var task in Directory.EnumerateDirectories("/proc/self/task"))
                {
                    _ = setpriority(PrioProcess, int.Parse(Path.GetFileName(task), System.Globalization.CultureInfo.InvariantCulture), Nice);
                }
            }
            else
            {
                using var process = Process.GetCurrentProcess();
                process.PriorityClass = ProcessPriorityClass.BelowNormal;
            }
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or System.ComponentModel.Win32Exception)
        {
            // Polite by intention; the work is done all the same.
        }
    }

    [DllImport("libc")]
    private static extern int setpriority(int which, int who, int priority);
}
