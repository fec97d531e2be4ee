using System.Diagnostics;
using System.Text;

namespace PredictPicks.EndToEnd;

/// <summary>Runs the built program as a user does: as a process, with a data folder of its own.</summary>
internal static class PicksProgram
{
    /// <summary>A program that hangs must not hang the suite; of what the suite runs by itself nothing takes a tenth of this.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    public static string RepositoryRoot { get; } = FindRoot();

    public static string Path { get; } = System.IO.Path.Combine(RepositoryRoot, "artifacts", "picks", OperatingSystem.IsWindows() ? "picks.exe" : "picks");

    public static Task<ProgramResult> RunAsync(TempFolder home, params string[] arguments) => RunAsync(home, null, arguments);

    /// <summary>Runs `picks`; <paramref name="whileRunning"/> sees the process and its standard error as it grows.</summary>
    public static Task<ProgramResult> RunAsync(TempFolder home, Func<Process, StringBuilder, Task>? whileRunning, params string[] arguments) =>
        RunAsync(Describe(home, Path, arguments), whileRunning);

    /// <summary>Runs a script of the shell, in which <c>$0</c> is the program and the arguments are those of the script.</summary>
    public static Task<ProgramResult> RunScriptAsync(TempFolder home, string script, params string[] arguments)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A script for a Unix shell.");
        return RunAsync(Describe(home, "sh", ["-c", script, Path, .. arguments]), null);
    }

    /// <summary>Runs a program that is described, with its output redirected.</summary>
    public static async Task<ProgramResult> RunAsync(ProcessStartInfo start, Func<Process, StringBuilder, Task>? whileRunning)
    {
        Assert.SkipUnless(File.Exists(Path), $"{Path} is not built: run ./build.sh first.");
        using var process = new Process { StartInfo = start };
        var output = new StringBuilder();
        var error = new StringBuilder();
        process.OutputDataReceived += (_, line) => Append(output, line.Data);
        process.ErrorDataReceived += (_, line) => Append(error, line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var limit = new CancellationTokenSource(Limit);
        try
        {
            if (whileRunning is not null)
            {
                await whileRunning(process, error);
            }

            await process.WaitForExitAsync(limit.Token);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }

        return new ProgramResult(process.ExitCode, output.ToString(), error.ToString());
    }

    /// <summary>A program in a home of its own, English, without plug-ins from elsewhere.</summary>
    public static ProcessStartInfo Describe(TempFolder home, string program, string[] arguments)
    {
        var info = new ProcessStartInfo(program) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true };
        foreach (var argument in arguments)
        {
            info.ArgumentList.Add(argument);
        }

        SetEnvironment(info, home);
        return info;
    }

    private static void SetEnvironment(ProcessStartInfo info, TempFolder home)
    {
        info.Environment["HOME"] = home.Path;
        info.Environment["XDG_DATA_HOME"] = home.Combine(".local", "share");
        info.Environment["XDG_CONFIG_HOME"] = home.Combine(".config");
        info.Environment["XDG_CACHE_HOME"] = home.Combine(".cache");
        info.Environment["PICKS_LANG"] = "en";
        info.Environment.Remove("PICKS_PLUGINS");

        // A process that is killed cannot remove the sockets that .NET keeps in /tmp for debuggers.
        info.Environment["DOTNET_EnableDiagnostics"] = "0";
    }

    private static void Append(StringBuilder builder, string? line)
    {
        if (line is not null)
        {
            lock (builder)
            {
                builder.AppendLine(line);
            }
        }
    }

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Plugins.sln")))
        {
            folder = folder.Parent;
        }

        return folder?.FullName ?? throw new InvalidOperationException("The tests run outside the repository.");
    }
}

/// <summary>What a run printed and how it ended.</summary>
internal sealed record ProgramResult(int ExitCode, string Output, string Error)
{
    /// <summary>All that the user sees, result and messages.</summary>
    public string Said => Output + Error;

    /// <summary>Fails, showing what the program said, unless it ended with <paramref name="exitCode"/>.</summary>
    public ProgramResult ShouldExitWith(int exitCode)
    {
        ExitCode.ShouldBe(exitCode, $"standard output:\n{Output}\nstandard error:\n{Error}");
        return this;
    }
}
