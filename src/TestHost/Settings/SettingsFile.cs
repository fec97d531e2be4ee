using System.Globalization;
using System.Text;
using PredictPicks.Abstractions;
using PredictPicks.TestHost.Output;

namespace PredictPicks.TestHost.Settings;

/// <summary>The settings of a host: <c>settings.ini</c> in its store's folder, for people to edit. <c>docs/worker.md</c> describes it.</summary>
internal static class SettingsFile
{
    public const string Name = "settings.ini";

    private static readonly RunSettings Defaults = new();

    public static string PathIn(string storeFolder) => Path.Combine(storeFolder, Name);

    /// <summary>What the file says; the defaults where it says nothing or is not there.</summary>
    /// <exception cref="PicksException">A line cannot be understood, or the file cannot be read.</exception>
    public static RunSettings Read(string storeFolder)
    {
        var path = PathIn(storeFolder);
        try
        {
            return File.Exists(path) ? File.ReadLines(path).Index().Aggregate(Defaults, (settings, line) => Apply(settings, path, line.Index + 1, line.Item)) : Defaults;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PicksException(TestHostTexts.Word("settings-unreadable", path, exception.Message), path, exception);
        }
    }

    /// <summary>Makes the file, with every default in a comment, unless it is there. A folder that cannot be written to goes without.</summary>
    public static void CreateIfMissing(string storeFolder)
    {
        var path = PathIn(storeFolder);
        if (File.Exists(path))
        {
            return;
        }

        try
        {
            Directory.CreateDirectory(storeFolder);
            AtomicFile.Write(path, stream => stream.Write(Encoding.UTF8.GetBytes(Template())));
        }
        catch (Exception exception) when (exception is PicksException or IOException or UnauthorizedAccessException)
        {
            // The defaults hold all the same.
        }
    }

    private static string Template() => TestHostTexts.Word(
        "settings-template",
        PicksChoice.DefaultMinRating,
        Defaults.ResultPlaylist,
        Defaults.Ranking.Top,
        Defaults.Ranking.MaxPerArtist,
        Defaults.Ranking.Diversity).Text + "\n";

    private static RunSettings Apply(RunSettings settings, string path, int number, string line)
    {
        var text = line.Trim().TrimStart('\uFEFF');
        if (text.Length == 0 || text[0] == '#')
        {
            return settings;
        }

        var (name, value) = text.Split('=', 2, StringSplitOptions.TrimEntries) is [var left, { Length: > 0 } right] ? (left, right) : (text, string.Empty);
        return (name, value) switch
        {
            (_, "") => throw Invalid(),
            ("picks-from", _) => settings with { Picks = settings.Picks with { From = RunSettings.ParseSource(value) ?? throw Invalid() } },
            ("picks-playlist", _) => settings with { Picks = settings.Picks with { Playlist = value } },
            ("picks-min-rating", _) => settings with { Picks = settings.Picks with { MinRating = RunSettings.ParseRating(value) ?? throw Invalid() } },
            ("not-picked-playlist", _) => settings with { NotPickedPlaylist = value },
            ("result-playlist", _) => settings with { ResultPlaylist = value },
            ("top", _) => settings with { Ranking = settings.Ranking with { Top = ParseCount(value, least: 1) ?? throw Invalid() } },
            ("max-per-artist", _) => settings with { Ranking = settings.Ranking with { MaxPerArtist = ParseCount(value, least: 0) ?? throw Invalid() } },
            ("diversity", _) => settings with { Ranking = settings.Ranking with { Diversity = RunSettings.ParseDiversity(value) ?? throw Invalid() } },
            _ => throw Invalid(),
        };

        PicksException Invalid() => new(TestHostTexts.Word("settings-invalid", path, number, text), path);
    }

    private static int? ParseCount(string value, int least) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var count) && count >= least ? count : null;
}
