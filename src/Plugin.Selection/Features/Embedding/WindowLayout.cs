using PredictPicks.Selection.Features.Frames;

namespace PredictPicks.Selection.Features.Embedding;

/// <summary>How a song is cut into windows.</summary>
/// <param name="Length">Samples of a window.</param>
/// <param name="Hop">Samples from one window to the next, 1 to <paramref name="Length"/>.</param>
/// <param name="Edges">What stands before the first sample and after the last one.</param>
/// <param name="IsStandardised">Whether each window's samples get mean 0 and variance 1, as some networks that take samples want.</param>
internal sealed record WindowLayout(int Length, int Hop, WindowEdges Edges, bool IsStandardised = false)
{
    /// <summary>What is added to a song.</summary>
    public FramePads Pads => Edges switch
    {
        WindowEdges.Reflect => new FramePads(Length / 2, Length / 2, IsReflected: true),
        WindowEdges.Zeros => new FramePads(Length / 2, 0, CompletesLastHop: true),
        _ => new FramePads(0, 0, CompletesLastHop: true),
    };
}

/// <summary>How the song's ends are completed to windows.</summary>
internal enum WindowEdges
{
    /// <summary>Half a window on both sides, mirrored at the first and the last sample: windows are centred on multiples of the hop, from the
    /// first sample to the last one.</summary>
    Reflect,

    /// <summary>Half a window of zeros before the song, and as many after it as complete the last hop: what OpenL3's own package does.</summary>
    Zeros,

    /// <summary>Nothing before the song, zeros after it that complete the last hop.</summary>
    None,
}
