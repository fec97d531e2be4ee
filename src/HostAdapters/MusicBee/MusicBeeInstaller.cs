using System.Composition;
using PredictPicks.Abstractions;

namespace PredictPicks.HostAdapters.MusicBee;

/// <summary>Copies what MusicBee loads, and this program beside it, into MusicBee's folder of plug-ins.</summary>
[Export(typeof(IHostInstaller))]
[Shared]
internal sealed class MusicBeeInstaller : IHostInstaller
{
    private const string PortableOption = "portable";

    /// <inheritdoc/>
    public string HostName => "musicbee";

    /// <inheritdoc/>
    public IReadOnlyList<HostOption> Options => [new(PortableOption, "DIR", MusicBeeTexts.Word("option-portable").Text)];

    /// <summary>An environment variable; tests have their own.</summary>
    internal Func<string, string?> Variable { get; init; } = Environment.GetEnvironmentVariable;

    /// <summary>The folder of this plug-in, in which the Windows packages have what MusicBee loads.</summary>
    internal string OwnFolder { get; init; } = Path.GetDirectoryName(typeof(MusicBeeInstaller).Assembly.Location)!;

    /// <inheritdoc/>
    public UserText Install(string programPath, HostSettings settings)
    {
        var place = FindPlugins(settings);
        var shim = Path.Combine(OwnFolder, PluginFiles.ShimName);
        return File.Exists(shim)
            ? Guard(place, () => place.Replace(shim, Path.GetDirectoryName(programPath)!), "installed")
            : throw new PicksException(MusicBeeTexts.Word("shim-missing", shim), shim);
    }

    /// <inheritdoc/>
    public UserText Uninstall(HostSettings settings)
    {
        var place = FindPlugins(settings);
        if (!place.Exists)
        {
            throw new PicksException(MusicBeeTexts.Word("not-installed", place.Folder), place.Folder);
        }

        return place.Holds(OwnFolder)
            ? throw new PicksException(MusicBeeTexts.Word("removes-itself", place.Folder), place.Folder)
            : Guard(place, place.Remove, "removed");
    }

    /// <inheritdoc/>
    public string? StoreFolder(HostSettings settings) =>
        settings.Get(PortableOption) is { } folder ? Path.Combine(Path.GetFullPath(folder), "AppData", "PredictPicks") : null;

    /// <summary>MusicBee's folder of plug-ins, which itself need not be there yet.</summary>
    private PluginFiles FindPlugins(HostSettings settings)
    {
        if (settings.Get(PortableOption) is { } portable)
        {
            var folder = Path.GetFullPath(portable);
            return File.Exists(Path.Combine(folder, "MusicBee.exe")) ? In(folder) : throw new PicksException(MusicBeeTexts.Word("no-portable", folder), folder);
        }

        var own = Variable("APPDATA") is { Length: > 0 } data ? Path.Combine(data, "MusicBee") : null;
        return own is not null && Directory.Exists(own) ? In(own) : throw new PicksException(MusicBeeTexts.Word("no-musicbee", own ?? @"%APPDATA%\MusicBee"), own);

        static PluginFiles In(string folder) => new(Path.Combine(folder, "Plugins"));
    }

    private static UserText Guard(PluginFiles place, Action work, string done)
    {
        try
        {
            if (place.FindInUse() is { } file)
            {
                throw new PicksException(MusicBeeTexts.Word("in-use", file), file);
            }

            work();
            return MusicBeeTexts.Word(done, place.Folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PicksException(MusicBeeTexts.Word("unwritable", place.Folder, exception.Message), place.Folder, exception);
        }
    }
}
