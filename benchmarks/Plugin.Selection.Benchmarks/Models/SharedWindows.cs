using System.Numerics.Tensors;
using PredictPicks.Selection.Features.Embedding;
using PredictPicks.Selection.Features.Spectrum;
using PredictPicks.Selection.Models;
using PredictPicks.Selection.Models.Import;
using PredictPicks.Selection.Models.Managed;

namespace PredictPicks.Selection.Benchmarks.Models;

/// <summary>
/// What overlapping windows could share: the network runs once over a block of several seconds, up to its last map, and each window takes the
/// maximum over its own columns. An approximation: decibels are relative to the block instead of the window, the frames do not lie as the window's
/// do, the map has no zeros at the window's edges, and a column is the nearest one. Blocks overlap by a window, so that each window lies in one.
/// </summary>
internal sealed class SharedWindows
{
    /// <summary>Three halvings.</summary>
    private const int FramesAColumn = 8;

    private readonly ModelCard _card;
    private readonly PatchLayout _layout;
    private readonly NetworkPlan _plan;
    private readonly MelStream _stream;
    private readonly MelSpectrogram _frontEnd;
    private readonly int _blockSamples;
    private readonly int _frames;
    private readonly int _columns;
    private readonly int _rows;

    public SharedWindows(ModelCard card, byte[] graph, int seconds)
    {
        _card = card;
        _layout = card.CreateLayout();
        _frontEnd = _layout.FrontEnd!;
        _blockSamples = seconds * card.SampleRateHz;
        _frames = card.FrontEnd!.CountFrames(_blockSamples);
        _stream = new MelStream(_frontEnd, _blockSamples);
        _plan = NetworkPlanner.Plan(
            OnnxGraphReader.Read(graph), card.Input, [1, 1, _layout.Bands, _frames], $"x{L3Network.EdgeL3.Filters.Count}", Correlator.Fastest);
        (_rows, _columns) = (_plan.OutputShape[2], _plan.OutputShape[3]);
    }

    public float[] Embed(float[] song)
    {
        var windows = _card.Windows!;
        var half = windows.Length / 2;
        float At(int place) => song[Selection.Features.Frames.FramePads.Reflect(place, song.Length)];
        var block = new float[_blockSamples];
        var (map, patch, maxima) = (new float[_frames * _layout.Bands], new float[_frames * _layout.Bands], new float[_card.Dimension * _rows * _columns]);
        var workspace = _plan.CreateWorkspace();
        var mean = new WeightedMean(_card.Dimension);
        var last = song.Length / windows.Hop * windows.Hop;
        for (var centre = 0; centre <= last;)
        {
            var start = centre - half;
            for (var i = 0; i < block.Length; i++)
            {
                block[i] = At(start + i);
            }

            MakeMap(block, map);
            _layout.Order.Arrange(map, _layout.Bands, patch);
            _plan.Run(workspace, patch, maxima);
            for (; centre <= last && centre + half <= start + _blockSamples; centre += windows.Hop)
            {
                var window = block.AsSpan(centre - half - start, windows.Length);
                var rms = TensorPrimitives.Norm<float>(window) / Math.Sqrt(window.Length);
                if (rms >= _card.SilenceRms)
                {
                    mean.Add(Pool(maxima, centre - half - start), rms);
                }
            }
        }

        return mean.TryGet()!;
    }

    private void MakeMap(float[] block, float[] map)
    {
        var (bands, frame) = (_layout.Bands, 0);
        _stream.Restart();
        for (ReadOnlySpan<float> rest = block; !rest.IsEmpty;)
        {
            rest = rest[_stream.Write(rest)..];
            Read();
        }

        _stream.End();
        Read();
        _frontEnd.CompletePatch(map);

        void Read()
        {
            while (frame < _frames && _stream.TryRead(map.AsSpan(frame * bands, bands), out _, out _))
            {
                frame++;
            }
        }
    }

    /// <summary>The maximum over the columns of a window that begins at a sample of the block.</summary>
    private float[] Pool(float[] maxima, int sample)
    {
        var width = _card.WindowFrames / FramesAColumn;
        var first = Math.Clamp((int)Math.Round((double)sample / _card.FrontEnd!.HopLength / FramesAColumn), 0, _columns - width);
        var vector = new float[_card.Dimension];
        for (var i = 0; i < vector.Length; i++)
        {
            vector[i] = float.NegativeInfinity;
            for (var row = 0; row < _rows; row++)
            {
                vector[i] = Math.Max(vector[i], TensorPrimitives.Max<float>(maxima.AsSpan((((i * _rows) + row) * _columns) + first, width)));
            }
        }

        return vector;
    }
}
