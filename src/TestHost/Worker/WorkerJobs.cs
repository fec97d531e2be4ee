using System.Text;
using PredictPicks.Abstractions;
using PredictPicks.TestHost.Commands;
using PredictPicks.TestHost.Hosting;
using PredictPicks.TestHost.Output;
using PredictPicks.TestHost.Settings;

namespace PredictPicks.TestHost.Worker;

/// <summary>The worker's jobs: the command line's verbs, over the player's songs or over folders.</summary>
internal sealed class WorkerJobs(Session session, string storeFolder, ShimNotifications notifications)
{
    /// <summary>Name of the host that asks the player over the pipe.</summary>
    private const string RemoteHost = "remote";

    private ISelectionPredictor Predictor => session.Require<ISelectionPredictor>();

    /// <summary>Does a job that the player hears of.</summary>
    public Task<T> DoAsync<T>(string name, Func<Task<T>> work)
    {
        notifications.Begin(name);
        return work();
    }

    public async Task<ScanDocument> ScanAsync(JobParameters parameters, CancellationToken cancellationToken)
    {
        using var host = Open(parameters);
        var songs = await host.Library.GetAllSongsAsync(notifications, cancellationToken);
        var options = new ExtractionOptions { Jobs = parameters.Jobs, Force = parameters.Force, RetryFailed = parameters.RetryFailed };
        return ScanDocument.Of(await Predictor.ExtractFeaturesAsync(storeFolder, songs, options, notifications, cancellationToken));
    }

    public async Task<PredictionDocument> PredictAsync(JobParameters parameters, CancellationToken cancellationToken)
    {
        using var host = Open(parameters);
        var context = Context(host, parameters) with { ResultPlaylist = null, Train = false };
        return PredictionJson.ToDocument((await ExecuteAsync(FolderJobs.PredictCommand, context, cancellationToken)).Prediction);
    }

    public async Task<TrainingDocument> TrainAsync(JobParameters parameters, CancellationToken cancellationToken)
    {
        var request = await AskAsync(parameters, cancellationToken);
        return TrainingDocument.Of((await Predictor.TrainAsync(storeFolder, request, onlyIfStale: false, notifications, cancellationToken))!);
    }

    public async Task<EvaluationDocument> EvaluateAsync(JobParameters parameters, CancellationToken cancellationToken)
    {
        var request = await AskAsync(parameters, cancellationToken);
        var report = await Predictor.EvaluateAsync(storeFolder, request, notifications, cancellationToken);
        if (parameters.Report is { } file)
        {
            AtomicFile.Write(file, stream => stream.Write(Encoding.UTF8.GetBytes(report.Html)));
        }

        return EvaluationJson.ToDocument(report);
    }

    public async Task<ExplanationDocument> ExplainAsync(JobParameters parameters, CancellationToken cancellationToken)
    {
        var wanted = parameters.Song ?? throw WorkerErrors.InvalidParameter("song");
        var request = await AskAsync(parameters, cancellationToken);
        var song = await FolderJobs.FindAsync(Predictor, storeFolder, wanted, cancellationToken);
        return ExplanationDocument.Of(await Predictor.ExplainAsync(storeFolder, request, song, notifications, cancellationToken));
    }

    public async Task<RunDocument> RunAsync(JobParameters parameters, CancellationToken cancellationToken)
    {
        var command = parameters.Command ?? throw WorkerErrors.InvalidParameter("command");
        SettingsFile.CreateIfMissing(storeFolder);
        using var host = Open(parameters);
        return RunDocument.Of(await ExecuteAsync(command, Context(host, parameters), cancellationToken));
    }

    private Task<HostCommandResult> ExecuteAsync(string commandId, HostCommandContext context, CancellationToken cancellationToken)
    {
        var commands = session.GetAll<IHostCommand>();
        var command = commands.FirstOrDefault(command => command.Id == commandId)
            ?? throw new PicksException(TestHostTexts.Word("command-unknown", commandId, string.Join(", ", commands.Select(known => known.Id))));
        return command.ExecuteAsync(context, notifications, cancellationToken);
    }

    private HostCommandContext Context(IHostPlayer host, JobParameters parameters) => parameters.Over(SettingsFile.Read(storeFolder)).Context(host, storeFolder) with
    {
        Scan = parameters.Scan ?? true,
        Extraction = new ExtractionOptions { Jobs = parameters.Jobs },
    };

    private async Task<PredictionRequest> AskAsync(JobParameters parameters, CancellationToken cancellationToken)
    {
        using var host = Open(parameters);
        var settings = parameters.Over(SettingsFile.Read(storeFolder));
        var (request, _) = await FolderJobs.AskAsync(session, host, storeFolder, (settings.Picks, settings.NotPickedPlaylist), notifications, cancellationToken);
        return request;
    }

    private IHostPlayer Open(JobParameters parameters) => parameters.Library is { } folders
        ? FolderJobs.OpenFolders(session, folders, notifications)
        : session.Require<IHostPlayerProvider>(provider => provider.Name == RemoteHost)
            .Open(new HostSettings(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)), notifications);
}
