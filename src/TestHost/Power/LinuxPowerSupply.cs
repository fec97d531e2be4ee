namespace PredictPicks.TestHost.Power;

/// <summary>
/// What the kernel's power supply class says (Documentation/ABI/testing/sysfs-class-power): adapters with <c>online</c>, batteries with
/// <c>status</c>. A system without that folder, such as macOS, counts as plugged in.
/// </summary>
/// <param name="folder">A folder with a folder a supply.</param>
internal sealed class LinuxPowerSupply(string folder) : IPowerSupply
{
    public const string SystemFolder = "/sys/class/power_supply";

    /// <inheritdoc/>
    public bool IsOnBattery
    {
        get
        {
            // Batteries of mice and headphones are of the scope "Device".
            var supplies = Supplies().Where(supply => Read(supply, "scope") != "Device").ToList();
            var batteries = supplies.Where(supply => Read(supply, "type") == "Battery").ToList();
            var adapters = supplies.Except(batteries).ToList();
            if (adapters.Any(adapter => Read(adapter, "online") is not (null or "0")))
            {
                return false;
            }

            // Some batteries never say more than "Unknown"; then an adapter that is not plugged in tells.
            return batteries.Count > 0 && (adapters.Count > 0 || batteries.Any(battery => Read(battery, "status") == "Discharging"));
        }
    }

    private string[] Supplies()
    {
        try
        {
            return Directory.GetDirectories(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>An attribute of a supply, or null when it has none or was just unplugged.</summary>
    private static string? Read(string supply, string attribute)
    {
        try
        {
            return File.ReadAllText(Path.Combine(supply, attribute)).Trim();
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
