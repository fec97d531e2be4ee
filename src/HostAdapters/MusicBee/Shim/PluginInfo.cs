using System.Diagnostics.CodeAnalysis;
using System.Runtime.InteropServices;

namespace MusicBeePlugin;

/// <summary>What MusicBee wants to know of a plug-in; the fields and their order are MusicBee's.</summary>
[StructLayout(LayoutKind.Sequential)]
[SuppressMessage("Design", "CA1051:Do not declare visible instance fields", Justification = "MusicBee reads the fields.")]
public sealed class PluginInfo
{
    public short PluginInfoVersion = 1;
    public PluginType Type = PluginType.General;
    public string Name = ShimTexts.Product;
    public string Description = ShimTexts.Word("description");
    public string Author = ShimTexts.Word("author");
    public string TargetApplication = string.Empty;
    public short VersionMajor = (short)typeof(PluginInfo).Assembly.GetName().Version.Major;
    public short VersionMinor = (short)typeof(PluginInfo).Assembly.GetName().Version.Minor;
    public short Revision = (short)typeof(PluginInfo).Assembly.GetName().Version.Build;
    public short MinInterfaceVersion = 41;
    public short MinApiRevision = MusicBeeApi.LeastRevision;
    public ReceiveNotificationFlags ReceiveNotifications = ReceiveNotificationFlags.StartupOnly;
    public int ConfigurationPanelHeight = SettingsPanel.Height;
}

/// <summary>Kinds of plug-ins; this is a general one.</summary>
public enum PluginType
{
    Unknown = 0,
    General = 1,
}

/// <summary>Which events are wanted beside those that always come.</summary>
[Flags]
public enum ReceiveNotificationFlags
{
    StartupOnly = 0,
}

/// <summary>Events, as far as they matter here.</summary>
public enum NotificationType
{
    PluginStartup = 0,

    /// <summary>The user pressed the cross beside a background task; newer editions have it.</summary>
    TaskAbortClicked = 47,
}

/// <summary>Why the plug-in ends.</summary>
public enum PluginCloseReason
{
    MusicBeeClosing = 1,
    UserDisabled = 2,
    StopNoUnload = 3,
}
