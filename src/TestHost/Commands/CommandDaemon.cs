using Microsoft.Extensions.Logging;
using PredictPicks.Abstractions;
using PredictPicks.TestHost.CommandLine;
using PredictPicks.TestHost.Hosting;
using PredictPicks.TestHost.Output;

namespace PredictPicks.TestHost.Commands;

/// <summary>Stays in the background and runs a command whenever the player's user asks for it there. One run at a time; a run that fails ends nothing but itself.</summary>
/// <param name="session">The run of the program.</param>
/// <param name="host">The player.</param>
/// <param name="commandId">The command.</param>
/// <param name="createContext">What a run works on; asked for each, so that changed settings count.</param>
internal sealed class CommandDaemon(Session session, IHostPlayer host, string commandId, Func<HostCommandContext> createContext)
{
    private CancellationTokenSource? _stop;
    private Task _running = Task.CompletedTask;

    /// <exception cref="PicksException">The player has no way to ask, or another program waits already.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var trigger = host as ICommandTrigger ?? throw new UsageException(TestHostTexts.Word("host-cannot-ask", host.Name));
        session.Status.Inform(trigger.Invitation(commandId));
        try
        {
            while (true)
            {
                Serve(await trigger.WaitAsync(commandId, cancellationToken), cancellationToken);
            }
        }
        finally
        {
            _stop?.Cancel();
            await _running;
            _stop?.Dispose();
        }
    }

    private void Serve(TriggerRequest request, CancellationToken cancellationToken)
    {
        if (request == TriggerRequest.Cancel)
        {
            _stop?.Cancel();
        }
        else if (!_running.IsCompleted)
        {
            host.Notifications.Warn(TestHostTexts.Word("command-under-way", commandId));
        }
        else
        {
            _stop?.Dispose();
            _stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            var token = _stop.Token;
            _running = Task.Run(() => RunOnceAsync(token), CancellationToken.None);
        }
    }

    private async Task RunOnceAsync(CancellationToken cancellationToken)
    {
        try
        {
            var result = await FolderJobs.RunAsync(session, commandId, createContext(), cancellationToken);
            foreach (var line in PredictionReport.Summarise(result))
            {
                host.Notifications.Inform(line);
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            host.Notifications.Inform(TestHostTexts.Word("cancelled"));
        }
#pragma warning disable CA1031 // Whatever it was, the next request is served.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            session.Log.LogError(exception, "Failed");
            host.Notifications.Fail(VerbRunner.Explain(exception));
        }
    }
}
