namespace PredictPicks.Selection.Features.Embedding;

/// <summary>In which order a network's input has a patch's axes, after the one that counts patches.</summary>
internal sealed class PatchOrder
{
    private readonly string[] _axes;

    private PatchOrder(string name)
    {
        Name = name;
        _axes = name.Split('-');
    }

    /// <summary>As a spectrogram runs: frame by frame.</summary>
    public static PatchOrder FramesBands { get; } = new("frames-bands");

    /// <summary>As an image of 1 channel: band by band.</summary>
    public static PatchOrder ChannelBandsFrames { get; } = new("channel-bands-frames");

    /// <summary>The orders of spectrograms.</summary>
    public static IReadOnlyList<PatchOrder> OfBands { get; } =
    [
        FramesBands, new("bands-frames"), new("channel-frames-bands"), ChannelBandsFrames, new("frames-bands-channel"), new("bands-frames-channel"),
    ];

    /// <summary>The orders of samples.</summary>
    public static IReadOnlyList<PatchOrder> OfSamples { get; } = [new("samples"), new("channel-samples")];

    /// <summary>As cards write it.</summary>
    public string Name { get; }

    /// <summary>Whether all frames of a band come before the next band.</summary>
    private bool IsByBand => Array.IndexOf(_axes, "bands") is >= 0 and var bands && bands < Array.IndexOf(_axes, "frames");

    /// <summary>Sizes of the axes.</summary>
    public IReadOnlyList<int> Shape(int frames, int bands) => [.. _axes.Select(axis => axis switch
    {
        "channel" => 1,
        "bands" => bands,
        _ => frames,
    })];

    /// <summary>Puts a patch into this order.</summary>
    /// <param name="source">[frames, bands]</param>
    /// <param name="bands">Of a frame.</param>
    /// <param name="target">As long as <paramref name="source"/>.</param>
    public void Arrange(ReadOnlySpan<float> source, int bands, Span<float> target)
    {
        if (!IsByBand)
        {
            source.CopyTo(target);
            return;
        }

        var frames = source.Length / bands;
        for (var frame = 0; frame < frames; frame++)
        {
            for (var band = 0; band < bands; band++)
            {
                target[(band * frames) + frame] = source[(frame * bands) + band];
            }
        }
    }
}
