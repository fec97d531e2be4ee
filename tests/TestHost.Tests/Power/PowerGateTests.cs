using NSubstitute;
using PredictPicks.Abstractions;
using PredictPicks.TestHost.Power;
using PredictPicks.TestHost.Tests.Support;

namespace PredictPicks.TestHost.Tests.Power;

public sealed class PowerGateTests
{
    private readonly FakePower _power = new();
    private readonly IHostNotifications _notifications = Substitute.For<IHostNotifications>();

    [Fact]
    public async Task Wait_SeveralAtOnce_SaysEachChangeOnce()
    {
        var gate = new PowerGate(_power, _notifications, TimeSpan.FromMilliseconds(1), TimeProvider.System);
        _power.Unplug();
        var waiting = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => gate.WaitAsync(CancellationToken.None)));
        await Task.Yield();
        waiting.IsCompleted.ShouldBeFalse();
        _power.PlugIn();

        await waiting;
        await gate.WaitAsync(CancellationToken.None);

        _notifications.ReceivedCalls().Select(call => ((UserText)call.GetArguments()[0]!).Kind).ShouldBe(["battery-pause", "battery-resume"]);
    }

    [Fact]
    public async Task Wait_CancelledWhileOnBattery_EndsAtOnce()
    {
        var gate = new PowerGate(_power, _notifications, TimeSpan.FromDays(1), TimeProvider.System);
        _power.Unplug();
        using var cancellation = new CancellationTokenSource();
        var waiting = gate.WaitAsync(cancellation.Token);

        await cancellation.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => waiting);
    }
}
