using Microsoft.Extensions.Logging;
using PredictPicks.Abstractions;
using PredictPicks.TestHost.CommandLine;
using PredictPicks.TestHost.Hosting;
using StreamJsonRpc;

namespace PredictPicks.TestHost.Worker;

/// <summary>The worker's life: from the first byte on the pipe until the pipe, the player or the system ends it.</summary>
internal static class WorkerServer
{
    /// <summary>How long a job may take to stop once nobody waits for it any more; what is in flight then is lost, as by a power cut.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    /// <returns>An <see cref="ExitCode"/>.</returns>
    /// <exception cref="PicksException">What came over the pipe is not the protocol.</exception>
    public static async Task<int> RunAsync(Session session, string hostName, string storeFolder, CancellationToken cancellationToken)
    {
        var (input, output) = session.Process.OpenPipes();
        using var rpc = new WorkerRpc(new FramedStream(input), output, session);
        var notifications = new ShimNotifications(rpc, session.Process.Clock);
        session.ConnectPlayer(new RpcShim(rpc, hostName), notifications);
        using var jobs = new JobSlot();
        var service = new WorkerService(session, new WorkerJobs(session, storeFolder, notifications), jobs, hostName, storeFolder);
        rpc.AddLocalRpcTarget(service);
        rpc.StartListening();

        var ended = await Task.WhenAny(WaitAsync(rpc), rpc.ShutdownAnswered, service.PlayerEnded, Task.Delay(Timeout.Infinite, cancellationToken));
        session.Log.LogInformation(ended == service.PlayerEnded ? "The player has ended, and so does the worker" : "The worker ends");
        await jobs.CloseAsync(Grace);
        cancellationToken.ThrowIfCancellationRequested();
        await ended;
        return ExitCode.Done;
    }

    /// <summary>Until the pipe is closed.</summary>
    private static async Task WaitAsync(WorkerRpc rpc)
    {
        try
        {
            await rpc.Completion;
        }
        catch (Exception exception) when (exception is not PicksException)
        {
            throw new PicksException(TestHostTexts.Word("worker-garbage", exception.Message), null, exception);
        }
    }
}
