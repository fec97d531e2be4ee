namespace PredictPicks.TestHost.Power;

/// <summary>The power supply of the system that the program runs on.</summary>
internal static class PowerSupplies
{
    public static IPowerSupply OfThisMachine() => OperatingSystem.IsWindows() ? new WindowsPowerSupply() : new LinuxPowerSupply(LinuxPowerSupply.SystemFolder);
}
