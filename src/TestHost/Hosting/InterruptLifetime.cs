using System.Runtime.InteropServices;
using Microsoft.Extensions.Hosting;
using PredictPicks.TestHost.CommandLine;
using PredictPicks.TestHost.Terminal;

namespace PredictPicks.TestHost.Hosting;

/// <summary>
/// Ends the program when the user or the system asks for it: the first Ctrl-C (or SIGTERM, or a closed terminal) stops the work cleanly,
/// a second one ends the process at once.
/// </summary>
internal sealed class InterruptLifetime(IHostApplicationLifetime application, StatusConsole status) : IHostLifetime, IDisposable
{
    private readonly List<PosixSignalRegistration> _registrations = [];
    private int _interrupts;

    /// <inheritdoc/>
    public Task WaitForStartAsync(CancellationToken cancellationToken)
    {
        foreach (var signal in (PosixSignal[])[PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP])
        {
            _registrations.Add(PosixSignalRegistration.Create(signal, OnSignal));
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <inheritdoc/>
    public void Dispose() => _registrations.ForEach(registration => registration.Dispose());

    private void OnSignal(PosixSignalContext context)
    {
        context.Cancel = true;
        if (Interlocked.Increment(ref _interrupts) > 1)
        {
            status.RestoreTerminal();
            Environment.Exit(ExitCode.Cancelled);
        }

        status.Inform(TestHostTexts.Word("stopping"));
        application.StopApplication();
    }
}
