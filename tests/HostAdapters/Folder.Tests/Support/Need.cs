namespace PredictPicks.HostAdapters.Folder.Tests.Support;

/// <summary>What a test cannot do without; it is skipped, and says so, where that is missing.</summary>
internal static class Need
{
    public static void Linux()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Skip("Needs Linux.");
        }
    }

    public static void Unix()
    {
        if (OperatingSystem.IsWindows())
        {
            Assert.Skip("Needs a system whose names may hold any character.");
        }
    }

    public static void AnOrdinaryUser()
    {
        Unix();
        if (Environment.IsPrivilegedProcess)
        {
            Assert.Skip("The administrator may read and write everything; run the tests as an ordinary user.");
        }
    }
}
