namespace PredictPicks.Abstractions;

/// <summary>What the process that composes the parts offers each of them; parts import it.</summary>
public interface IPluginEnvironment
{
    /// <summary>Folders that hold model packs, the first one wins; not all of them need to exist. The first one is the user's own: models are installed there.</summary>
    IReadOnlyList<string> ModelFolders { get; }

    /// <summary>Folders where helper programs (ffmpeg) are looked for before PATH: beside the plug-in.</summary>
    IReadOnlyList<string> ToolFolders { get; }

    /// <summary>What the user wants embedding models to be run by.</summary>
    InferenceEngine Inference { get; }

    /// <summary>The diagnostic log.</summary>
    IPluginLog Log { get; }

    /// <summary>The clock.</summary>
    Func<DateTimeOffset> UtcNow { get; }
}

/// <summary>The diagnostic log: for people who look for the cause of a failure. It never leaves the machine.</summary>
public interface IPluginLog
{
    /// <summary>Writes one entry. Never throws.</summary>
    void Write(LogSeverity severity, string message, Exception? exception = null);
}

/// <summary>How grave a log entry is.</summary>
public enum LogSeverity
{
    /// <summary>Detail for developers.</summary>
    Debug,

    /// <summary>Ordinary course of things.</summary>
    Information,

    /// <summary>Something was left out; the job goes on.</summary>
    Warning,

    /// <summary>The job failed.</summary>
    Error,
}
