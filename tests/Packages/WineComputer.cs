using System.Diagnostics;
using PredictPicks.EndToEnd;

namespace PredictPicks.Packages;

/// <summary>A Windows of Wine with a user of its own, and the Windows packages unpacked in a folder with a space and letters that are not ASCII.</summary>
public sealed class WineComputer : IDisposable
{
    private readonly TempFolder _home = new();

    public WineComputer()
    {
        Assert.SkipUnless(Sh("command -v wine && command -v wineserver") == 0, "wine is not installed, so the Windows packages were not tried: sudo apt-get install wine64 wine.");
        Folder = _home.Combine("Prog ü 音乐");
        Package.Unpack("win-x64.zip", Folder);
        Package.Unpack("musicbee.zip", Path.Combine(Folder, "for MusicBee"));

        // Wine's background processes keep the standard streams that they inherit; these must not be a test's pipes.
        Sh("(wineserver -p600; wine wineboot -i) </dev/null >/dev/null 2>&1").ShouldBe(0);
    }

    /// <summary>Where the packages are unpacked.</summary>
    public string Folder { get; }

    /// <summary>The program of the package for Windows.</summary>
    public string Program => Path.Combine(Folder, "predict-picks", "picks.exe");

    /// <summary>The program of the package for MusicBee.</summary>
    public string ProgramForMusicBee => Path.Combine(Folder, "for MusicBee", "PredictPicks", "picks.exe");

    /// <summary><c>%APPDATA%</c>, made when it is missing.</summary>
    public string Roaming => Directory.CreateDirectory(Path.Combine(UserFolder, "AppData", "Roaming")).FullName;

    /// <summary><c>%LOCALAPPDATA%</c>.</summary>
    public string Local => Path.Combine(UserFolder, "AppData", "Local");

    private string UserFolder => Directory.GetDirectories(_home.Combine(".wine", "drive_c", "users")).Single(folder => Path.GetFileName(folder) != "Public");

    /// <summary>A path as programs see it there.</summary>
    public static string WindowsPath(string path) => "Z:" + path.Replace('/', '\\');

    public void Dispose()
    {
        _ = Sh("wineserver -k; wineserver -w; rm -rf \"${TMPDIR:-/tmp}\"/wine-??????");
        _home.Dispose();
    }

    /// <summary>Runs a program of Windows.</summary>
    internal Task<ProgramResult> RunAsync(string program, params string[] arguments) => PicksProgram.RunAsync(Describe(program, arguments), (process, _) =>
    {
        process.StandardInput.Close();
        return Task.CompletedTask;
    });

    /// <summary>How to start it.</summary>
    internal ProcessStartInfo Describe(string program, params string[] arguments)
    {
        var start = PicksProgram.Describe(_home, "wine", [program, .. arguments]);
        foreach (var (name, value) in WineSettings)
        {
            start.Environment[name] = value;
        }

        // In Windows they mean nothing, and would be taken for its folders.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("XDG_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        return start;
    }

    /// <summary>Wine 8 does not map memory twice as .NET asks Windows to (W^X), and the first finalizer of compiled code ends the program; .NET takes no for an answer.</summary>
    private Dictionary<string, string> WineSettings => new(StringComparer.Ordinal)
    {
        ["WINEPREFIX"] = _home.Combine(".wine"),
        ["WINEDEBUG"] = "-all",
        ["DOTNET_EnableWriteXorExecute"] = "0",
    };

    private int Sh(string script)
    {
        var start = new ProcessStartInfo("sh", ["-c", script]) { UseShellExecute = false, RedirectStandardOutput = true };
        foreach (var (name, value) in WineSettings)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        process.WaitForExit();
        return process.ExitCode;
    }
}
