using PredictPicks.Abstractions;

namespace PredictPicks.HostAdapters.Mpd.Protocol;

/// <summary>The server went away in the middle, or fell silent.</summary>
internal sealed class ConnectionLostException(UserText text, Exception inner, bool isSilence = false) : PicksException(text, null, inner)
{
    /// <summary>Whether it only fell silent: asking again would double the wait.</summary>
    public bool IsSilence => isSilence;
}
