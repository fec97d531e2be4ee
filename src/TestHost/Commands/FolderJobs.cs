using PredictPicks.Abstractions;
using PredictPicks.TestHost.CommandLine;
using PredictPicks.TestHost.Hosting;

namespace PredictPicks.TestHost.Commands;

/// <summary>What several verbs do with a host and the selection plug-in.</summary>
internal static class FolderJobs
{
    /// <summary>Id of the command that predicts.</summary>
    public const string PredictCommand = "predict-picks";

    /// <summary>Opens the host for plain folders.</summary>
    public static IHostPlayer OpenFolders(Session session, IReadOnlyList<string> folders, IHostNotifications? notifications = null)
    {
        var provider = session.Require<IHostPlayerProvider>(provider => provider.Name == CommonOptions.FolderHost);
        var settings = new HostSettings(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            [CommonOptions.LibraryName] = [.. folders.Select(Path.GetFullPath)],
        });
        return provider.Open(settings, notifications ?? session.Status);
    }

    /// <summary>Analyses what is new in a player's library.</summary>
    public static Task<ExtractionReport> ScanAsync(
        Session session,
        IHostPlayer host,
        string storeFolder,
        ExtractionOptions options,
        CancellationToken cancellationToken)
    {
        var predictor = session.Require<ISelectionPredictor>();
        return session.Status.WithProgressAsync(async progress =>
        {
            var songs = await host.Library.GetAllSongsAsync(progress, cancellationToken);
            return await predictor.ExtractFeaturesAsync(storeFolder, songs, options, progress, cancellationToken);
        });
    }

    /// <summary>Runs the command of a context menu.</summary>
    public static Task<HostCommandResult> RunAsync(Session session, string commandId, HostCommandContext context, CancellationToken cancellationToken)
    {
        var command = session.Require<IHostCommand>(command => command.Id == commandId);
        var progress = new NotifiedProgress(context.Host.Notifications);
        return session.Status.WithProgressAsync(_ => command.ExecuteAsync(context, progress, cancellationToken));
    }

    /// <summary>Looks up a host's songs and lists in what was analysed before.</summary>
    /// <param name="session">The run.</param>
    /// <param name="host">Has the songs and lists.</param>
    /// <param name="storeFolder">Where the analysed songs are.</param>
    /// <param name="chosen">The picks, and the list of songs that are not wanted.</param>
    /// <param name="progress">Hears of files found.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The request, and the picks that were never analysed.</returns>
    public static async Task<(PredictionRequest Request, IReadOnlyList<SongReference> Unknown)> AskAsync(
        Session session,
        IHostPlayer host,
        string storeFolder,
        (PicksChoice Picks, string? NotPicked) chosen,
        IProgress<JobProgress>? progress,
        CancellationToken cancellationToken)
    {
        var predictor = session.Require<ISelectionPredictor>();
        var library = await host.Library.GetAllSongsAsync(progress, cancellationToken);
        var picks = await session.Require<IPicksReader>().ReadAsync(host, chosen.Picks, library, cancellationToken);
        var positives = await predictor.ResolveAsync(storeFolder, picks, cancellationToken);
        var unwanted = chosen.NotPicked is { } list ? await host.Playlists.ReadAsync(list, cancellationToken) : [];
        var negatives = await predictor.ResolveAsync(storeFolder, unwanted, cancellationToken);
        var request = new PredictionRequest(
            positives.Found,
            [.. negatives.Found.Select(pick => pick.Id)],
            [.. library.Select(song => new SongReference(song.Path, song.Id))],
            new RankingOptions())
        {
            PicksUnknown = positives.Unknown.Count,
        };
        return (request, positives.Unknown);
    }

    /// <summary>The lists that a user typed.</summary>
    public static (PicksChoice Picks, string? NotPicked) Lists(string picks, string? notPicked) => (PicksChoice.OfPlaylist(ListName(picks)!), ListName(notPicked));

    /// <summary>A song as the user named it: a file that was analysed, else the words as a song's id.</summary>
    public static async Task<SongId> FindAsync(ISelectionPredictor predictor, string storeFolder, string typed, CancellationToken cancellationToken)
    {
        var found = await predictor.ResolveAsync(storeFolder, [new SongReference(Path.GetFullPath(typed))], cancellationToken);
        return found.Found.Count > 0 ? found.Found[0].Id : new SongId(typed);
    }

    /// <summary>A list as the user typed it: a path is made absolute, anything else is a playlist's name.</summary>
    public static string? ListName(string? typed) => typed is not null && Path.Exists(typed) ? Path.GetFullPath(typed) : typed;
}
