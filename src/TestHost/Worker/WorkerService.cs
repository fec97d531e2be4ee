using System.Diagnostics;
using Microsoft.Extensions.Logging;
using PredictPicks.Abstractions;
using PredictPicks.TestHost.CommandLine;
using PredictPicks.TestHost.Hosting;
using PredictPicks.TestHost.Output;
using PredictPicks.TestHost.Settings;
using StreamJsonRpc;

namespace PredictPicks.TestHost.Worker;

/// <summary>What a player's shim may ask: each public method is one of the protocol's.</summary>
internal sealed class WorkerService(Session session, WorkerJobs jobs, JobSlot slot, string hostName, string storeFolder)
{
    /// <summary>Of the protocol; it grows with every change that breaks a shim.</summary>
    private const int Protocol = 1;

    /// <summary>A job that does not stop within this has been told, at least.</summary>
    private static readonly TimeSpan ShutdownLimit = TimeSpan.FromSeconds(5);

    private readonly TaskCompletionSource _playerEnded = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _isInitialised;

    /// <summary>Done when the process that <c>initialize</c> named has ended.</summary>
    public Task PlayerEnded => _playerEnded.Task;

    [JsonRpcMethod("initialize", UseSingleObjectParameterDeserialization = true)]
    public InitializeResult Initialize(InitializeParameters parameters)
    {
        if (parameters.Protocol != Protocol)
        {
            throw WorkerErrors.WrongProtocol(parameters.Protocol, Protocol);
        }

        session.Log.LogInformation("Working for {Client}, process {ProcessId}", parameters.Client, parameters.ProcessId);
        if (parameters.ProcessId is { } processId)
        {
            _ = WatchAsync(processId);
        }

        _isInitialised = true;
        return new InitializeResult(
            Protocol,
            Cli.Version,
            hostName,
            storeFolder,
            SettingsFile.PathIn(storeFolder),
            session.LogFile,
            [.. session.GetAll<IHostCommand>().Select(command => new CommandDocument(command.Id, command.Title, Places(command.Places)))]);
    }

    [JsonRpcMethod("scan", UseSingleObjectParameterDeserialization = true)]
    public Task<ScanDocument> ScanAsync(JobParameters parameters, CancellationToken cancellationToken) => RunJobAsync("scan", parameters, jobs.ScanAsync, cancellationToken);

    [JsonRpcMethod("predict", UseSingleObjectParameterDeserialization = true)]
    public Task<PredictionDocument> PredictAsync(JobParameters parameters, CancellationToken cancellationToken) =>
        RunJobAsync("predict", parameters, jobs.PredictAsync, cancellationToken);

    [JsonRpcMethod("train", UseSingleObjectParameterDeserialization = true)]
    public Task<TrainingDocument> TrainAsync(JobParameters parameters, CancellationToken cancellationToken) => RunJobAsync("train", parameters, jobs.TrainAsync, cancellationToken);

    [JsonRpcMethod("evaluate", UseSingleObjectParameterDeserialization = true)]
    public Task<EvaluationDocument> EvaluateAsync(JobParameters parameters, CancellationToken cancellationToken) =>
        RunJobAsync("evaluate", parameters, jobs.EvaluateAsync, cancellationToken);

    [JsonRpcMethod("explain", UseSingleObjectParameterDeserialization = true)]
    public Task<ExplanationDocument> ExplainAsync(JobParameters parameters, CancellationToken cancellationToken) =>
        RunJobAsync("explain", parameters, jobs.ExplainAsync, cancellationToken);

    [JsonRpcMethod("run", UseSingleObjectParameterDeserialization = true)]
    public Task<RunDocument> RunAsync(JobParameters parameters, CancellationToken cancellationToken) => RunJobAsync("run", parameters, jobs.RunAsync, cancellationToken);

    [JsonRpcMethod("cancel")]
    public CancelResult Cancel() => new(slot.Cancel());

    [JsonRpcMethod("shutdown")]
    public async Task<object?> ShutdownAsync()
    {
        await slot.CloseAsync(ShutdownLimit);
        return null;
    }

    private async Task<T> RunJobAsync<T>(
        string name, JobParameters parameters, Func<JobParameters, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        if (!_isInitialised)
        {
            throw WorkerErrors.NotInitialised();
        }

        parameters.Check();
        return await slot.RunAsync(name, token => jobs.DoAsync(name, () => work(parameters, token)), cancellationToken);
    }

    private async Task WatchAsync(int processId)
    {
        try
        {
            using var player = Process.GetProcessById(processId);
            await player.WaitForExitAsync();
        }
        catch (ArgumentException)
        {
            // It has ended already.
        }

        _playerEnded.TrySetResult();
    }

    private static string[] Places(MenuPlaces places) =>
        [.. Enum.GetValues<MenuPlaces>().Where(place => place != MenuPlaces.None && places.HasFlag(place)).Select(place => place.ToString().ToLowerInvariant())];
}
