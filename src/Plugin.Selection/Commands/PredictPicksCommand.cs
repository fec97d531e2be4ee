using System.Composition;
using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Commands;

/// <summary>What the context menu's "Predict picks" does: analyse what is new, rank, write the playlist, say how it went.</summary>
[Export(typeof(IHostCommand))]
[Shared]
[method: ImportingConstructor]
internal sealed class PredictPicksCommand(ISelectionPredictor predictor, IPicksReader picksReader) : IHostCommand
{
    /// <inheritdoc/>
    public string Id => "predict-picks";

    /// <inheritdoc/>
    public string Title => CommandsTexts.Word("predict-picks-title").Text;

    /// <inheritdoc/>
    public MenuPlaces Places => MenuPlaces.Songs | MenuPlaces.Playlists | MenuPlaces.Tools;

    /// <inheritdoc/>
    public async Task<HostCommandResult> ExecuteAsync(
        HostCommandContext context,
        IProgress<JobProgress>? progress,
        CancellationToken cancellationToken)
    {
        var host = context.Host;
        var library = await host.Library.GetAllSongsAsync(progress, cancellationToken);
        var picks = await picksReader.ReadAsync(host, context.Picks, library, cancellationToken);
        var notPicked = context.NotPickedPlaylist is { } list ? await host.Playlists.ReadAsync(list, cancellationToken) : [];
        var extraction = context.Scan ? await ScanAsync(context, library, picks, notPicked, progress, cancellationToken) : null;
        var request = await AskAsync(context, library, picks, notPicked, cancellationToken);
        var training = context.Train && context.ModelFile is null
            ? await predictor.TrainAsync(context.StoreFolder, request, onlyIfStale: true, progress, cancellationToken)
            : null;
        var prediction = await predictor.PredictAsync(context.StoreFolder, request, progress, cancellationToken);
        var writtenTo = await WriteAsync(context, prediction, cancellationToken);
        return new HostCommandResult(prediction, extraction, writtenTo) { Training = training };
    }

    private Task<ExtractionReport> ScanAsync(
        HostCommandContext context,
        IReadOnlyList<Song> library,
        IReadOnlyList<SongReference> picks,
        IReadOnlyList<SongReference> notPicked,
        IProgress<JobProgress>? progress,
        CancellationToken cancellationToken)
    {
        var songs = ScanOrder.Arrange(library, [.. picks, .. notPicked]);
        return predictor.ExtractFeaturesAsync(context.StoreFolder, songs, context.Extraction, progress, cancellationToken);
    }

    private async Task<PredictionRequest> AskAsync(
        HostCommandContext context,
        IReadOnlyList<Song> library,
        IReadOnlyList<SongReference> picks,
        IReadOnlyList<SongReference> notPicked,
        CancellationToken cancellationToken)
    {
        var positives = await predictor.ResolveAsync(context.StoreFolder, picks, cancellationToken);
        var negatives = await predictor.ResolveAsync(context.StoreFolder, notPicked, cancellationToken);
        return new PredictionRequest(
            positives.Found,
            [.. negatives.Found.Select(pick => pick.Id)],
            [.. library.Select(song => new SongReference(song.Path, song.Id))],
            context.Ranking)
        {
            PicksUnknown = positives.Unknown.Count,
            ModelFile = context.ModelFile,
        };
    }

    /// <summary>Writes the playlist, unless there is nothing to write: an empty result must not replace a good one of yesterday.</summary>
    private static async Task<string?> WriteAsync(HostCommandContext context, Prediction prediction, CancellationToken cancellationToken)
    {
        if (context.ResultPlaylist is not { } playlist)
        {
            return null;
        }

        foreach (var warning in prediction.Warnings)
        {
            context.Host.Notifications.Warn(warning);
        }

        if (prediction.Candidates.Count == 0)
        {
            return null;
        }

        var songs = prediction.Candidates.Select(candidate => new Song(candidate.Id, candidate.Path, candidate.Tags)).ToList();
        var writtenTo = await context.Host.Playlists.ReplaceAsync(playlist, songs, cancellationToken);
        context.Host.Notifications.Inform(CommandsTexts.Word("playlist-written", songs.Count, writtenTo));
        return writtenTo;
    }
}
