namespace PredictPicks.TestHost.Power;

/// <summary>Where the computer's power comes from.</summary>
internal interface IPowerSupply
{
    /// <summary>Whether it comes from a battery. False where that cannot be told. Asking costs less than a millisecond.</summary>
    bool IsOnBattery { get; }
}
