namespace PredictPicks.Selection.Similarity;

/// <summary>A zeroed block of floats that starts on a cache line and never moves: a 64-byte register loaded across two lines costs double.</summary>
internal sealed unsafe class AlignedFloats
{
    private const int LineBytes = 64;
    private const int LineFloats = LineBytes / sizeof(float);
    private readonly float[] _memory;
    private readonly int _start;

    public AlignedFloats(int length)
    {
        _memory = GC.AllocateArray<float>(length + LineFloats, pinned: true);
        Length = length;
        fixed (float* first = _memory)
        {
            var past = (int)((nuint)first % LineBytes);
            _start = past == 0 ? 0 : (LineBytes - past) / sizeof(float);
            Pointer = first + _start;
        }
    }

    public int Length { get; }

    /// <summary>The first float; valid while this object lives.</summary>
    public float* Pointer { get; }

    public Span<float> Span => _memory.AsSpan(_start, Length);
}
