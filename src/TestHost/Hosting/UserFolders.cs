using PredictPicks.Abstractions;

namespace PredictPicks.TestHost.Hosting;

/// <summary>The product's places in the user's home, by the rules of the system; nothing is created.</summary>
internal sealed class UserFolders(ProcessContext process)
{
    private const string Product = "PredictPicks";

    /// <summary><c>$XDG_DATA_HOME/PredictPicks</c>, <c>~/.local/share/PredictPicks</c>, <c>%LOCALAPPDATA%\PredictPicks</c>; null for a user without home.</summary>
    public string? Data { get; } = Find(process, "XDG_DATA_HOME", Environment.SpecialFolder.LocalApplicationData, ".local/share");

    /// <summary><c>$XDG_CACHE_HOME/PredictPicks</c>, <c>~/.cache/PredictPicks</c>; on Windows beside the data; null for a user without home.</summary>
    public string? Cache { get; } = Find(process, "XDG_CACHE_HOME", Environment.SpecialFolder.LocalApplicationData, ".cache");

    /// <summary>The default feature store of a host.</summary>
    /// <exception cref="PicksException">The user has no home.</exception>
    public string StoreOf(string host) => Data is null ? throw new PicksException(TestHostTexts.Word("no-user-folder")) : Path.Combine(Data, host);

    private static string? Find(ProcessContext process, string variable, Environment.SpecialFolder windowsFolder, string underHome)
    {
        // The XDG specification: a relative path in these variables is to be ignored.
        if (process.Variable(variable) is { } folder && Path.IsPathRooted(folder))
        {
            return Path.Combine(folder, Product);
        }

        if (OperatingSystem.IsWindows())
        {
            return Path.Combine(Environment.GetFolderPath(windowsFolder, Environment.SpecialFolderOption.DoNotVerify), Product);
        }

        // Without HOME the system's user database answers.
        var home = process.Variable("HOME") ?? Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
        return Path.IsPathRooted(home) && home != "/" ? Path.Combine(home, underHome, Product) : null;
    }
}
