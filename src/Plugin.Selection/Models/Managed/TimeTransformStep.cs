using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Models.Managed;

/// <summary>
/// The input's side of a fast convolution over frames: the frames of each tile, which begin <see cref="Correlator.FramesAtOnce"/> apart,
/// become as many rows as there are products. Result: [products, tiles, width].
/// </summary>
internal sealed unsafe class TimeTransformStep : Step
{
    private readonly Correlator _correlator;
    private readonly RowGroup[] _groups;
    private readonly AlignedFloats _matrix;
    private readonly int[] _offsets;
    private readonly int _tiles;
    private readonly int _width;
    private readonly int _input;
    private readonly int _sums;
    private readonly int _output;

    /// <param name="correlator">The kernel.</param>
    /// <param name="transform">The convolution.</param>
    /// <param name="tiles">How many.</param>
    /// <param name="width">Values of a frame.</param>
    /// <param name="input">[<see cref="InputFrames"/>, <paramref name="width"/>]</param>
    /// <param name="sums">Scratch of <see cref="ConvolutionStep.SumsLength"/>.</param>
    /// <param name="output">[products, tiles, width]</param>
    public TimeTransformStep(Correlator correlator, FastConvolution transform, int tiles, int width, int input, int sums, int output)
    {
        (_correlator, _tiles, _width) = (correlator, tiles, width);
        (_input, _sums, _output) = (input, sums, output);
        var points = transform.Products;
        _offsets = [.. Enumerable.Range(0, points).Select(frame => frame * width)];
        _groups = [.. RowGroup.Split(0, points, correlator.MaxRows)];
        _matrix = new AlignedFloats(points * points);
        foreach (var group in _groups)
        {
            for (var i = 0; i < group.Count * points; i++)
            {
                _matrix.Span[(group.First * points) + i] = (float)transform.Input[group.First + (i % group.Count), i / group.Count];
            }
        }
    }

    public static int InputFrames(FastConvolution transform, int tiles) => ((tiles - 1) * Correlator.FramesAtOnce) + transform.Products;

    public override void Run(Workspace workspace)
    {
        var length = _correlator.BlockLength;
        fixed (int* offsets = _offsets)
        {
            for (var tile = 0; tile < _tiles; tile++)
            {
                for (var column = 0; column < _width; column += Correlator.BlocksAtOnce * length)
                {
                    var first = workspace[_input] + ((nint)tile * Correlator.FramesAtOnce * _width) + column;
                    var input = new BlockPointers(first, first + length, first + (2 * length), first + (3 * length));
                    Run(workspace, input, offsets, tile, column);
                }
            }
        }
    }

    private void Run(Workspace workspace, BlockPointers input, int* offsets, int tile, int column)
    {
        var pitch = Correlator.BlocksAtOnce * _correlator.BlockLength;
        var count = Math.Min(pitch, _width - column);
        foreach (var group in _groups)
        {
            var matrix = _matrix.Pointer + ((nint)group.First * _offsets.Length);
            _correlator.Correlate(group.Count, matrix, offsets, _offsets.Length, input, workspace[_sums]);
            for (var i = 0; i < group.Count; i++)
            {
                var target = workspace[_output] + (((((nint)group.First + i) * _tiles) + tile) * _width) + column;
                new ReadOnlySpan<float>(workspace[_sums] + (i * pitch), count).CopyTo(new Span<float>(target, count));
            }
        }
    }
}
