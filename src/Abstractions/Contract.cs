namespace PredictPicks.Abstractions;

/// <summary>The version of the contracts in this assembly.</summary>
public static class Contract
{
    /// <summary>A plug-in is loaded only when its manifest names this version. It grows with every change that breaks implementers or callers.</summary>
    public const int Version = 1;
}
