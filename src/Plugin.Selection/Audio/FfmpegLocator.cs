using System.ComponentModel;
using System.Composition;
using System.Diagnostics;
using System.Text.RegularExpressions;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Audio.Ffmpeg;

namespace PredictPicks.Selection.Audio;

/// <summary>An ffmpeg that can be used.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Version">As it prints it, such as <c>5.1.9-0+deb12u1</c>.</param>
internal sealed record FfmpegProgram(string Path, string Version);

/// <summary>Finds ffmpeg: beside the plug-in, then on PATH; the first one that works and is new enough. Thread-safe.</summary>
[Export]
[Shared]
internal sealed partial class FfmpegLocator
{
    /// <summary>Printing a version takes 0.1 s; a program that takes so long hangs.</summary>
    private static readonly TimeSpan VersionPatience = TimeSpan.FromSeconds(20);

    private readonly IPluginEnvironment _environment;
    private readonly Func<string?> _searchPath;
    private readonly Lock _lock = new();
    private FfmpegProgram? _found;

    /// <summary>Searches the environment's tool folders and the PATH variable.</summary>
    [ImportingConstructor]
    public FfmpegLocator(IPluginEnvironment environment)
        : this(environment, () => Environment.GetEnvironmentVariable("PATH"))
    {
    }

    internal FfmpegLocator(IPluginEnvironment environment, Func<string?> searchPath)
    {
        _environment = environment;
        _searchPath = searchPath;
    }

    /// <summary>The program. Its version is asked once; only failure is looked into again.</summary>
    /// <exception cref="PicksException">None is there, or none that can be used; the text says how to get one.</exception>
    public FfmpegProgram Find()
    {
        lock (_lock)
        {
            return _found ??= Search();
        }
    }

    private FfmpegProgram Search()
    {
        PicksException? problem = null;
        foreach (var path in Candidates())
        {
            try
            {
                return Check(path);
            }
            catch (PicksException exception)
            {
                _environment.Log.Write(LogSeverity.Warning, exception.Message, exception);
                problem ??= exception;
            }
        }

        throw problem ?? new PicksException(AudioTexts.Word("ffmpeg-missing"));
    }

    private IEnumerable<string> Candidates()
    {
        var name = OperatingSystem.IsWindows() ? "ffmpeg.exe" : "ffmpeg";
        var pathFolders = (_searchPath() ?? string.Empty).Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return _environment.ToolFolders
            .Concat(pathFolders)
            .Where(Path.IsPathFullyQualified)
            .Select(folder => Path.Combine(folder, name))
            .Where(File.Exists)
            .Distinct(StringComparer.Ordinal);
    }

    private static FfmpegProgram Check(string path)
    {
        string output;
        try
        {
            output = ReadVersion(path);
        }
        catch (Exception exception) when (exception is Win32Exception or IOException or TimeoutException)
        {
            throw new PicksException(AudioTexts.Word("ffmpeg-unusable", path, exception.Message), path, exception);
        }

        var match = VersionLine().Match(output);
        if (!match.Success)
        {
            throw new PicksException(AudioTexts.Word("ffmpeg-unusable", path, output.Split('\n')[0].Trim()), path);
        }

        var version = match.Groups["version"].Value;

        // Builds between releases (N-109000-g…, 2024-01-01-git-…) carry no number; who builds those has a recent one.
        var number = ReleaseNumber().Match(version);
        if (number.Success && Version.Parse(number.Groups["number"].Value) < FfmpegArguments.OldestVersion)
        {
            throw new PicksException(AudioTexts.Word("ffmpeg-too-old", path, version, FfmpegArguments.OldestVersion.ToString()), path);
        }

        return new FfmpegProgram(path, version);
    }

    private static string ReadVersion(string path)
    {
        const int EnoughCharacters = 1000;
        using var process = FfmpegProcess.Start(path, ["-version"]);
        using var watch = new CancellationTokenSource(VersionPatience);
        using var killing = watch.Token.UnsafeRegister(static state => ((FfmpegProcess)state!).Kill(), process);
        using var reader = new StreamReader(process.Output);
        var buffer = new char[EnoughCharacters];
        var length = reader.ReadBlock(buffer);
        process.Kill();
        return watch.IsCancellationRequested
            ? throw new TimeoutException($"no answer for {VersionPatience.TotalSeconds} s")
            : new string(buffer, 0, length);
    }

    [GeneratedRegex(@"^ffmpeg version (?<version>\S{1,100})", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VersionLine();

    [GeneratedRegex(@"^n?(?<number>\d{1,3}\.\d{1,4})", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ReleaseNumber();
}
