using PredictPicks.TestHost.Power;

namespace PredictPicks.TestHost.Tests.Support;

/// <summary>A computer that is unplugged and plugged in as a test wants it.</summary>
internal sealed class FakePower : IPowerSupply
{
    private volatile bool _isOnBattery;
    private volatile bool _untilAsked;

    public bool IsOnBattery
    {
        get
        {
            var isOnBattery = _isOnBattery;
            if (_untilAsked)
            {
                _isOnBattery = false;
            }

            return isOnBattery;
        }
    }

    public void Unplug() => (_isOnBattery, _untilAsked) = (true, false);

    public void PlugIn() => _isOnBattery = false;

    /// <summary>On battery for the first who asks, plugged in for whoever asks after that.</summary>
    public void UnplugOnce() => (_isOnBattery, _untilAsked) = (true, true);
}
