using System.Runtime.InteropServices;
using System.Runtime.Versioning;

namespace PredictPicks.TestHost.Power;

/// <summary>What Windows says.</summary>
[SupportedOSPlatform("windows")]
internal sealed class WindowsPowerSupply : IPowerSupply
{
    /// <summary>AC_LINE_OFFLINE of SYSTEM_POWER_STATUS; 1 is online, 255 unknown.</summary>
    private const byte Offline = 0;

    /// <inheritdoc/>
    public bool IsOnBattery => GetSystemPowerStatus(out var status) && status.AcLineStatus == Offline;

    [DllImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static extern bool GetSystemPowerStatus(out SystemPowerStatus status);

    /// <summary>SYSTEM_POWER_STATUS of winbase.h.</summary>
    [StructLayout(LayoutKind.Sequential)]
    private struct SystemPowerStatus
    {
        public byte AcLineStatus;
        public byte BatteryFlag;
        public byte BatteryLifePercent;
        public byte SystemStatusFlag;
        public uint BatteryLifeSeconds;
        public uint BatteryFullLifeSeconds;
    }
}
