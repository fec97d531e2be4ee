namespace PredictPicks.TestHost.CommandLine;

/// <summary>What the program returns.</summary>
internal static class ExitCode
{
    /// <summary>Done; songs that failed are listed, they are no failure.</summary>
    public const int Done = 0;

    public const int Failed = 1;

    public const int WrongUsage = 2;

    /// <summary>128 + SIGINT, what shells report for an interrupted program.</summary>
    public const int Cancelled = 130;
}
