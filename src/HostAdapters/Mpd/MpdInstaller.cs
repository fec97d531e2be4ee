using System.Composition;
using System.Text.RegularExpressions;
using PredictPicks.Abstractions;

namespace PredictPicks.HostAdapters.Mpd;

/// <summary>Writes the systemd user unit that lets the program wait in the background: <c>~/.config/systemd/user/predict-picks-mpd.service</c>.</summary>
[Export(typeof(IHostInstaller))]
[Shared]
internal sealed partial class MpdInstaller : IHostInstaller
{
    private const string UnitName = "predict-picks-mpd.service";

    /// <inheritdoc/>
    public string HostName => MpdHostProvider.HostName;

    /// <inheritdoc/>
    public IReadOnlyList<HostOption> Options => [];

    /// <summary>An environment variable; tests have their own.</summary>
    internal Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    private string UnitFile
    {
        get
        {
            var configuration = Variable("XDG_CONFIG_HOME") is { Length: > 0 } folder ? folder : Variable("HOME") is { Length: > 0 } home ? Path.Combine(home, ".config") : null;
            return configuration is null || !OperatingSystem.IsLinux() ? throw new PicksException(MpdTexts.Word("no-systemd")) : Path.Combine(configuration, "systemd", "user", UnitName);
        }
    }

    /// <inheritdoc/>
    public UserText Install(string programPath, HostSettings settings)
    {
        var file = UnitFile;
        try
        {
            var template = File.ReadAllText(Path.Combine(Path.GetDirectoryName(typeof(MpdInstaller).Assembly.Location)!, UnitName));
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            File.WriteAllText(file, Program().Replace(template, _ => $"ExecStart={Quoted(programPath)} "));
            return MpdTexts.Word("unit-installed", file, Path.GetFileNameWithoutExtension(UnitName));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PicksException(MpdTexts.Word("unit-unwritable", file, exception.Message), file, exception);
        }
    }

    /// <inheritdoc/>
    public UserText Uninstall(HostSettings settings)
    {
        var file = UnitFile;
        if (!File.Exists(file))
        {
            throw new PicksException(MpdTexts.Word("unit-missing", file), file);
        }

        File.Delete(file);
        return MpdTexts.Word("unit-removed", file, Path.GetFileNameWithoutExtension(UnitName));
    }

    /// <inheritdoc/>
    public string? StoreFolder(HostSettings settings) => null;

    /// <summary>A path as systemd reads it: in quotes, <c>%</c> and <c>$</c> doubled, which it would replace otherwise.</summary>
    private static string Quoted(string path) =>
        $"\"{path.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("%", "%%", StringComparison.Ordinal).Replace("$", "$$", StringComparison.Ordinal)}\"";

    [GeneratedRegex(@"ExecStart=\S+ ", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Program();
}
