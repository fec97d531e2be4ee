using System.Diagnostics;
using PredictPicks.EndToEnd;

namespace PredictPicks.Packages;

/// <summary>
/// A root folder with the package, the libraries that it needs from the system, and FFmpeg, whose own libraries the package cannot see; no .NET, no tools but a
/// shell that starts FFmpeg. Programs run in it in namespaces of their own.
/// </summary>
public sealed class EmptyLinux : IDisposable
{
    private const string FfmpegFolder = "opt/ffmpeg";

    /// <summary>All that the package asks of the system: the C and C++ libraries, ICU, and OpenSSL for SHA-256.</summary>
    private static readonly string[] Needed =
        ["libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "librt.so.1", "libgcc_s.so.1", "libstdc++.so.6", "libicudata.so.*", "libicui18n.so.*", "libicuuc.so.*", "libssl.so.*", "libcrypto.so.*"];

    private static readonly string[] LibraryFolders = ["/lib/x86_64-linux-gnu", "/usr/lib/x86_64-linux-gnu", "/lib64", "/usr/lib64"];

    private readonly TempFolder _root = new();

    public EmptyLinux()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Run("unshare", "-r", "-m", "-p", "-f", "true").ExitCode == 0, "There are no namespaces for users here (unshare).");
        Package.Unpack("linux-x64.tar.gz", _root.Path);
        foreach (var folder in (string[])["proc", "dev", "tmp", "home", "lib64"])
        {
            Directory.CreateDirectory(_root.Combine(folder));
        }

        Copy("/lib64/ld-linux-x86-64.so.2", "lib64");
        foreach (var library in Needed.Select(FindLibrary))
        {
            Copy(library, "lib/x86_64-linux-gnu");
        }

        AddFfmpeg();
    }

    public void Dispose() => _root.Dispose();

    /// <summary>Path of a file of this root as seen from outside.</summary>
    public string Outside(string path) => _root.Combine(path.TrimStart('/'));

    /// <summary>Runs the package's program in it.</summary>
    internal Task<ProgramResult> RunAsync(params string[] arguments)
    {
        string[] script = ["-r", "-m", "-p", "-f", "--kill-child", "sh", "-c", """mount -t proc proc "$0/proc" && mount --rbind /dev "$0/dev" && exec chroot "$0" "$@" """, _root.Path, "/predict-picks/picks", .. arguments];
        var start = PicksProgram.Describe(_root, "unshare", script);
        foreach (var (name, value) in start.Environment.Where(pair => pair.Value?.Contains("/tmp", StringComparison.Ordinal) == true || pair.Key.StartsWith("XDG", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["HOME"] = "/home";
        start.Environment["PATH"] = "/usr/sbin:/usr/bin:/sbin:/bin";
        start.Environment.Remove("DOTNET_ROOT");
        return PicksProgram.RunAsync(start, null);
    }

    /// <summary>By the name that programs ask for, which has one number: not <c>libicuuc.so</c>, not <c>libicuuc.so.72.1</c>.</summary>
    private static string FindLibrary(string pattern) => LibraryFolders
        .Where(Directory.Exists)
        .SelectMany(folder => Directory.GetFiles(folder, pattern))
        .First(file => Path.GetFileName(file).Count(c => c == '.') == 2);

    private static (int ExitCode, string Output) Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output);
    }

    /// <summary>The file that a link leads to, under the name of the link.</summary>
    private void Copy(string file, string folder)
    {
        Directory.CreateDirectory(_root.Combine(folder));
        File.Copy(file, _root.Combine(folder, Path.GetFileName(file)), overwrite: true);
    }

    private void AddFfmpeg()
    {
        var ffmpeg = Run("sh", "-c", "command -v ffmpeg").Output.Trim();
        Assert.SkipWhen(ffmpeg.Length == 0, "ffmpeg is not installed.");
        Copy(ffmpeg, FfmpegFolder);
        foreach (var library in Run("ldd", ffmpeg).Output.Split('\n').Select(line => line.Split(' ', StringSplitOptions.TrimEntries)).Where(words => words is [_, "=>", ['/', ..], ..]))
        {
            Copy(library[2], FfmpegFolder);
        }

        Copy("/bin/sh", "bin");
        var starter = _root.Combine("bin", "ffmpeg");
        File.WriteAllText(starter, $"#!/bin/sh\nLD_LIBRARY_PATH=/{FfmpegFolder} exec /{FfmpegFolder}/ffmpeg \"$@\"\n");
        Run("chmod", "+x", starter).ExitCode.ShouldBe(0);
    }
}
