using System.Diagnostics;
using System.Text;
using PredictPicks.Tests;

namespace PredictPicks.EndToEnd;

/// <summary>A home folder with everything that the documents and the examples of <c>--help</c> speak of, scanned once.</summary>
public sealed class DocumentedHome : IAsyncLifetime
{
    private MpdServer? _mpd;

    public TempFolder Home { get; } = new();

    public async ValueTask InitializeAsync()
    {
        var music = Home.Combine("Music");
        Directory.Move(SynthMusic.MakeLibrary(Home), music);
        Directory.Move(Path.Combine(music, "Wild"), Path.Combine(music, "Jazz"));
        Directory.CreateDirectory(Path.Combine(music, "Favourites"));
        Directory.CreateDirectory(Home.Combine("Playlists"));
        Directory.CreateDirectory(Home.Combine("bin"));
        Directory.CreateDirectory(Home.Combine("tmp"));
        var picks = Directory.GetFiles(Path.Combine(music, "Calm")).Order(StringComparer.Ordinal).Take(5).ToArray();
        foreach (var list in (string[])["picks.m3u8", "picks.txt", "Playlists/Picks.m3u8"])
        {
            await File.WriteAllLinesAsync(Home.Combine(list), picks);
        }

        File.Copy(Directory.GetFiles(music, "Chord 2.mp3", SearchOption.AllDirectories).Single(), Path.Combine(music, "song.mp3"));
        File.Copy(Path.Combine(music, "song.mp3"), Home.Combine("song.mp3"));
        File.Copy(Directory.GetFiles(music, "*.flac", SearchOption.AllDirectories)[0], Home.Combine("song.flac"));
        File.Copy(picks[0], Path.Combine(music, "Favourites", Path.GetFileName(picks[0])));

        // Not everybody has jq, and what it makes of a result is its own affair.
        await File.WriteAllTextAsync(Home.Combine("bin", "jq"), "#!/bin/sh\nexec cat\n");
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(Home.Combine("bin", "jq"), UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        (await PicksProgram.RunAsync(Home, "scan", "--library", music)).ShouldExitWith(0);
        if (MpdServer.IsInstalled)
        {
            _mpd = new MpdServer(music: music);
            _mpd.Mpc("add", "Calm");
            _mpd.Mpc("save", "Picks");
            _mpd.Mpc("sticker", "song.mp3", "set", "rating", "10");
        }
    }

    /// <summary>Types a line into bash, in the home folder or, where it begins with <c>./</c> or names a folder of the repository, in the repository.</summary>
    internal async Task<ProgramResult> TypeAsync(string line)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "The documents' commands are typed into bash.");
        Assert.SkipWhen(_mpd is null && line.Contains("--host mpd", StringComparison.Ordinal), "mpd and mpc are not installed.");
        var isInRepository = line.StartsWith("./", StringComparison.Ordinal) || line.StartsWith("benchmarks/", StringComparison.Ordinal);
        var info = PicksProgram.Describe(Home, "bash", ["-c", "set -o pipefail; " + line]);
        info.WorkingDirectory = isInRepository ? PicksProgram.RepositoryRoot : Home.Path;

        // The scripts build, and dotnet leaves its temporary folders behind.
        info.Environment["TMPDIR"] = Home.Combine("tmp");
        info.Environment["MPD_HOST"] = _mpd?.Socket;
        info.Environment["PATH"] = string.Join(':', Home.Combine("bin"), Path.GetDirectoryName(PicksProgram.Path), Environment.GetEnvironmentVariable("PATH"));
        return await PicksProgram.RunAsync(info, CloseInput);
    }

    /// <summary>A command that asks for input must not wait for it.</summary>
    private static Task CloseInput(Process process, StringBuilder error)
    {
        process.StandardInput.Close();
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        _mpd?.Dispose();
        Home.Dispose();
        return ValueTask.CompletedTask;
    }
}
