using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Models.Managed;

/// <summary>Sizes of a convolution whose maximum over a row is wanted.</summary>
/// <param name="Frames">Frames of the result.</param>
/// <param name="Positions">Positions in a row, over which the maximum goes.</param>
/// <param name="Width">Values of an input's frame.</param>
/// <param name="PlaneLength">From the transformed input's first product to the next.</param>
/// <param name="Stride">Frames that a filter makes at once in the file's layout.</param>
internal sealed record RowMaxShape(int Frames, int Positions, int Width, int PlaneLength, int Stride);

/// <summary>Filters that read the same taps.</summary>
/// <param name="Filters">Which.</param>
/// <param name="FirstTap">Of <see cref="RowMaxFilters.Offsets"/>.</param>
/// <param name="TapCount">How many.</param>
/// <param name="Weights">[products, taps, filters]</param>
internal sealed record RowMaxGroup(int[] Filters, int FirstTap, int TapCount, AlignedFloats Weights);

/// <summary>
/// Filters of [frames, width] for a <see cref="RowMaxStep"/>, transformed over frames: as a whole where they are short, else in blocks of
/// as many taps as frames are made at once, so that all blocks read the same transformed input. Blocks of zeros are left out.
/// </summary>
internal sealed class RowMaxFilters
{
    private readonly float[] _weights;
    private readonly int _height;
    private readonly int _kernelWidth;

    /// <param name="maxRows">Most filters of a group.</param>
    /// <param name="weights">[filters, <paramref name="height"/>, kernel width]</param>
    /// <param name="height">Taps over frames.</param>
    /// <param name="bias">[filters]</param>
    /// <param name="shape">Sizes.</param>
    public RowMaxFilters(int maxRows, float[] weights, int height, float[] bias, RowMaxShape shape)
    {
        (_weights, _height, Bias, Shape) = (weights, height, bias, shape);
        _kernelWidth = weights.Length / bias.Length / height;
        Transform = TransformOf(height);
        var blocks = BlocksOf(height);
        Offsets = [.. Enumerable.Range(0, blocks * _kernelWidth).Select(tap => (tap / _kernelWidth * shape.Width) + (tap % _kernelWidth))];
        var ranges = Enumerable.Range(0, bias.Length).Select(filter => (Filter: filter, Range: UsedBlocks(filter, blocks))).ToArray();
        Silent = [.. ranges.Where(pair => pair.Range.Count == 0).Select(pair => pair.Filter)];
        Groups = [.. ranges.Where(pair => pair.Range.Count > 0)
            .GroupBy(pair => pair.Range, pair => pair.Filter)
            .SelectMany(filters => GroupsOf([.. filters], filters.Key, maxRows))];
    }

    public RowMaxShape Shape { get; }

    public FastConvolution Transform { get; }

    /// <summary>Of all blocks' taps, in the transformed input.</summary>
    public int[] Offsets { get; }

    public float[] Bias { get; }

    public RowMaxGroup[] Groups { get; }

    /// <summary>Filters of zeros.</summary>
    public int[] Silent { get; }

    /// <summary>How filters of this many taps over frames are transformed.</summary>
    public static FastConvolution TransformOf(int height) => new(Correlator.FramesAtOnce, BlockTaps(height));

    /// <summary>Blocks of taps; each reads the transformed input a tile further.</summary>
    public static int BlocksOf(int height) => (height + BlockTaps(height) - 1) / BlockTaps(height);

    private static int BlockTaps(int height) =>
        height <= FastConvolution.MaxProducts + 1 - Correlator.FramesAtOnce ? height : Correlator.FramesAtOnce;

    private (int First, int Count) UsedBlocks(int filter, int blocks)
    {
        var taps = Transform.Taps * _kernelWidth;
        bool IsUsed(int block)
        {
            var start = block * taps;
            var length = Math.Min(taps, (_height * _kernelWidth) - start);
            return _weights.AsSpan((filter * _height * _kernelWidth) + start, length).ContainsAnyExcept(0f);
        }

        int[] used = [.. Enumerable.Range(0, blocks).Where(IsUsed)];
        return used.Length == 0 ? (0, 0) : (used[0], used[^1] - used[0] + 1);
    }

    private IEnumerable<RowMaxGroup> GroupsOf(int[] filters, (int First, int Count) blocks, int maxRows) =>
        RowGroup.Split(0, filters.Length, maxRows).Select(group =>
        {
            var rows = filters[group.First..(group.First + group.Count)];
            return new RowMaxGroup(rows, blocks.First * _kernelWidth, blocks.Count * _kernelWidth, TransformAll(rows, blocks));
        });

    private AlignedFloats TransformAll(int[] filters, (int First, int Count) blocks)
    {
        var taps = blocks.Count * _kernelWidth;
        var transformed = new AlignedFloats(Transform.Products * taps * filters.Length);
        for (var i = 0; i < transformed.Length; i++)
        {
            var (point, tap, filter) = (i / filters.Length / taps, i / filters.Length % taps, filters[i % filters.Length]);
            transformed.Span[i] = TransformOne(filter, blocks.First + (tap / _kernelWidth), tap % _kernelWidth, point);
        }

        return transformed;
    }

    private float TransformOne(int filter, int block, int column, int point)
    {
        var sum = 0.0;
        for (var tap = 0; tap < Transform.Taps && (block * Transform.Taps) + tap < _height; tap++)
        {
            var row = (filter * _height) + (block * Transform.Taps) + tap;
            sum += Transform.Filter[point, tap] * _weights[(row * _kernelWidth) + column];
        }

        return (float)sum;
    }
}
