namespace PredictPicks.Selection.Features.Rhythm;

/// <summary>
/// Keeps the onset strengths of a song as segments of 30 s: all of them up to 20 minutes; of longer songs every 2nd, every 4th … segment, spread evenly, so that
/// memory stays under 0.5 MB. Segments that will not be kept need not be computed.
/// </summary>
internal sealed class OnsetEnvelope
{
    /// <summary>Frames of a segment: a clip of 30 s is one window.</summary>
    public const int SegmentFrames = 30 * RhythmPlan.FramesPerSecond;

    private const int MaxSegments = 40;

    private readonly List<(long Index, float[] Strengths)> _segments = [];
    private long _stride = 1;

    /// <summary>Whether segment <paramref name="index"/> (counted from the song's start) is to be computed.</summary>
    public bool Wants(long index) => index % _stride == 0;

    /// <summary>Adds a segment that was wanted; only the last one may be shorter.</summary>
    public void Add(long index, float[] strengths)
    {
        if (_segments.Count == MaxSegments)
        {
            _stride *= 2;
            _segments.RemoveAll(segment => !Wants(segment.Index));
        }

        if (Wants(index))
        {
            _segments.Add((index, strengths));
        }
    }

    /// <summary>The kept segments, neighbours joined, in time order.</summary>
    public IReadOnlyList<float[]> Pieces()
    {
        if (_stride == 1)
        {
            return _segments.Count == 0 ? [] : [_segments.SelectMany(segment => segment.Strengths).ToArray()];
        }

        return [.. _segments.Select(segment => segment.Strengths)];
    }
}
