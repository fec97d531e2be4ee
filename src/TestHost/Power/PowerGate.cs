using PredictPicks.Abstractions;

namespace PredictPicks.TestHost.Power;

/// <summary>Holds a scan back while the computer runs on battery, and says when it rests and when it goes on. Thread-safe.</summary>
/// <param name="power">Asked before each song, and again every so often while it is on battery.</param>
/// <param name="notifications">Told of each change once.</param>
/// <param name="interval">How often it is asked while on battery.</param>
/// <param name="clock">Measures that.</param>
internal sealed class PowerGate(IPowerSupply power, IHostNotifications notifications, TimeSpan interval, TimeProvider clock)
{
    /// <summary>Somebody who plugs the computer in sees the scan go on.</summary>
    public static readonly TimeSpan DefaultInterval = TimeSpan.FromSeconds(1);

    private int _isClosed;

    /// <summary>Returns when the computer is plugged in.</summary>
    /// <exception cref="OperationCanceledException">Cancelled while waiting.</exception>
    public async Task WaitAsync(CancellationToken cancellationToken)
    {
        while (power.IsOnBattery)
        {
            Turn(isClosed: 1, "battery-pause");
            await Task.Delay(interval, clock, cancellationToken);
        }

        Turn(isClosed: 0, "battery-resume");
    }

    private void Turn(int isClosed, string message)
    {
        if (Interlocked.Exchange(ref _isClosed, isClosed) != isClosed)
        {
            notifications.Inform(TestHostTexts.Word(message));
        }
    }
}
