using PredictPicks.TestHost.Power;
using PredictPicks.TestHost.Tests.Support;

namespace PredictPicks.TestHost.Tests.Power;

public sealed class LinuxPowerSupplyTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>Supplies as the kernel shows them: type, and what tells its state.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(false, "Mains 1")]
    [InlineData(false, "Mains 0")]
    [InlineData(false, "Mains 1", "Battery Discharging")]
    [InlineData(false, "Mains 0", "USB 1", "Battery Charging")]
    [InlineData(false, "Battery Full")]
    [InlineData(true, "Battery Discharging")]
    [InlineData(true, "Mains 0", "Battery Unknown")]
    [InlineData(true, "Mains 0", "USB 0", "Battery Full", "Battery Discharging")]
    [InlineData(false, "Device Discharging")]
    [InlineData(false, "Mains 0", "Device Discharging")]
    public void IsOnBattery_Supplies_IsTold(bool expected, params string[] supplies)
    {
        for (var i = 0; i < supplies.Length; i++)
        {
            var (type, state) = (supplies[i].Split(' ')[0], supplies[i].Split(' ')[1]);
            var isDevice = type == "Device";
            _folder.File($"{i}/type", (isDevice ? "Battery" : type) + "\n");
            _folder.File($"{i}/{(type is "Battery" or "Device" ? "status" : "online")}", state + "\n");
            if (isDevice)
            {
                _folder.File($"{i}/scope", "Device\n");
            }
        }

        new LinuxPowerSupply(_folder.Path).IsOnBattery.ShouldBe(expected);
    }

    [Fact]
    public void IsOnBattery_NoSuchFolder_IsFalse() => new LinuxPowerSupply(Path.Combine(_folder.Path, "none")).IsOnBattery.ShouldBeFalse();

    [Fact]
    public void OfThisMachine_Asked_Answers() => Should.NotThrow(() => PowerSupplies.OfThisMachine().IsOnBattery);
}
