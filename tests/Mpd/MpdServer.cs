using System.Diagnostics;

namespace PredictPicks.Tests;

/// <summary>Debian's own MPD, on a socket in a temporary folder, with an empty library; gone with the test. Linked into the projects that need one.</summary>
internal sealed class MpdServer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private readonly string _folder = Directory.CreateTempSubdirectory("mpd-").FullName;
    private readonly string? _password;
    private Process _process;

    /// <param name="password">Without which nothing is allowed; null: everything is.</param>
    /// <param name="music">Its music folder; null: one of its own, empty.</param>
    public MpdServer(string? password = null, string? music = null)
    {
        _password = password;
        Assert.SkipUnless(IsInstalled, "mpd and mpc are not installed.");
        Music = music ?? Directory.CreateDirectory(Path.Combine(_folder, "music")).FullName;
        Directory.CreateDirectory(Path.Combine(_folder, "playlists"));
        File.WriteAllText(Path.Combine(_folder, "mpd.conf"), $$"""
            music_directory "{{Music}}"
            playlist_directory "{{_folder}}/playlists"
            db_file "{{_folder}}/database"
            sticker_file "{{_folder}}/stickers"
            state_file "{{_folder}}/state"
            log_file "{{_folder}}/log"
            bind_to_address "{{Socket}}"
            zeroconf_enabled "no"
            {{(password is null ? string.Empty : $"password \"{password}@read,add,control,admin\"\ndefault_permissions \"\"")}}
            audio_output {
              type "null"
              name "null"
            }
            """);
        _process = Start();
    }

    public static bool IsInstalled => Find("mpd") is not null && Find("mpc") is not null;

    public string Music { get; }

    public string Socket => Path.Combine(_folder, "socket");

    /// <summary>Copies a file into the library, under any name, and has the server see it.</summary>
    public string Add(string source, string name)
    {
        var path = Path.Combine(Music, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.Copy(source, path);
        Update();
        return path;
    }

    public void Update() => Mpc("update", "--wait");

    /// <summary>What a user's own client says.</summary>
    public string Mpc(params string[] arguments)
    {
        var (exitCode, output, error) = TryMpc(arguments);
        exitCode.ShouldBe(0, $"mpc {string.Join(' ', arguments)}: {error}");
        return output;
    }

    public (int ExitCode, string Output, string Error) TryMpc(params string[] arguments)
    {
        using var mpc = StartMpc(arguments);
        var error = mpc.StandardError.ReadToEndAsync();
        var output = mpc.StandardOutput.ReadToEnd();
        mpc.WaitForExit();
        return (mpc.ExitCode, output, error.GetAwaiter().GetResult());
    }

    /// <summary>Starts a client that goes on, such as <c>mpc subscribe</c>.</summary>
    public Process StartMpc(params string[] arguments)
    {
        // Line by line: into a pipe, mpc would write when its buffer is full.
        var start = new ProcessStartInfo("stdbuf", ["-oL", "mpc", "--host", _password is null ? Socket : $"{_password}@{Socket}", .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["LC_ALL"] = "C.UTF-8";
        return Process.Start(start)!;
    }

    /// <summary>Ends the server as a crash would, and starts it again.</summary>
    public void Restart()
    {
        Kill();
        File.Delete(Socket);
        _process = Start();
    }

    public void Kill()
    {
        _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    public void Dispose()
    {
        Kill();
        Directory.Delete(_folder, recursive: true);
    }

    private Process Start()
    {
        var process = Process.Start(new ProcessStartInfo("mpd", ["--no-daemon", Path.Combine(_folder, "mpd.conf")]) { UseShellExecute = false, RedirectStandardError = true })!;
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        var deadline = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        while (TryMpc("update", "--wait").ExitCode != 0)
        {
            if (process.HasExited || Environment.TickCount64 > deadline)
            {
                process.Kill();
                throw new InvalidOperationException("mpd does not answer: " + File.ReadAllText(Path.Combine(_folder, "log")));
            }
        }

        return process;
    }

    private static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? string.Empty).Split(Path.PathSeparator)
        .Select(folder => Path.Combine(folder, program)).FirstOrDefault(File.Exists);
}
