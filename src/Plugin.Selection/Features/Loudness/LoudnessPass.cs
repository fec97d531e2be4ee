using System.Numerics.Tensors;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Features.Frames;

namespace PredictPicks.Selection.Features.Loudness;

/// <summary>
/// One song: K-weights it step by step (100 ms) and puts the energies of the last 4 steps (BS.1770-4: 400 ms blocks, 75 % overlap) and of the last 30 (EBU Tech 3342:
/// 3 s) into histograms. 240 kB, however long the song.
/// </summary>
internal sealed class LoudnessPass : IFeaturePass
{
    private const int StepsASecond = 10;
    private const int BlockSteps = 4;
    private const int ShortTermSteps = 30;

    /// <summary>BS.1770-4, annex 1: blocks more than 10 LU below the mean do not count.</summary>
    private const double IntegratedGateLu = 10;

    /// <summary>EBU Tech 3342: −20 LU, 10th to 95th percentile.</summary>
    private const double RangeGateLu = 20;
    private const double RangeLow = 0.10;
    private const double RangeHigh = 0.95;

    private readonly KWeighting _weighting;
    private readonly float[] _step;
    private readonly double[] _recent = new double[ShortTermSteps];
    private readonly LoudnessHistogram _blocks = new();
    private readonly LoudnessHistogram _shortTerm = new();
    private int _filled;
    private long _steps;
    private long _brokenSamples;
    private float _peak;

    public LoudnessPass(int sampleRateHz)
    {
        _weighting = new KWeighting(sampleRateHz);
        _step = new float[sampleRateHz / StepsASecond];
    }

    public void Add(ArraySegment<byte> samples)
    {
        for (var rest = CleanSamples.Of(samples); !rest.IsEmpty;)
        {
            var count = Math.Min(rest.Length, _step.Length - _filled);
            var target = _step.AsSpan(_filled, count);
            _brokenSamples += CleanSamples.Copy(rest[..count], target);
            _peak = Math.Max(_peak, Math.Abs(TensorPrimitives.MaxMagnitude<float>(target)));
            _filled += count;
            rest = rest[count..];
            if (_filled == _step.Length)
            {
                EndStep();
            }
        }
    }

    public void Complete(SongAnalysis song)
    {
        if (_blocks.GatedMeanLufs(IntegratedGateLu) is not { } integrated)
        {
            song.Missing.Add(new MissingFeature("loudness", Reason()));
            return;
        }

        var range = _shortTerm.PercentileRangeLu(RangeGateLu, RangeLow, RangeHigh);
        if (range is null)
        {
            song.Missing.Add(new MissingFeature("loudness-range", LoudnessTexts.Word("loudness-range-too-short", ShortTermSteps / StepsASecond)));
        }

        song.Loudness = new SongLoudness(integrated, 20 * Math.Log10(_peak), range);
    }

    public void Dispose()
    {
        // Nothing to give back: buffers are the song's own.
    }

    private void EndStep()
    {
        _recent[_steps % ShortTermSteps] = _weighting.SumOfSquares(_step);
        _steps++;
        _filled = 0;
        AddBlock(_blocks, BlockSteps);
        AddBlock(_shortTerm, ShortTermSteps);
    }

    private void AddBlock(LoudnessHistogram histogram, int steps)
    {
        if (_steps < steps)
        {
            return;
        }

        var sum = 0.0;
        for (var step = _steps - steps; step < _steps; step++)
        {
            sum += _recent[step % ShortTermSteps];
        }

        histogram.Add(sum / (steps * _step.Length));
    }

    private UserText Reason()
    {
        if (_steps < BlockSteps)
        {
            return LoudnessTexts.Word("loudness-too-short", BlockSteps * 1000 / StepsASecond);
        }

        return _brokenSamples > 0
            ? LoudnessTexts.Word("loudness-samples-broken")
            : LoudnessTexts.Word("loudness-silent", LoudnessHistogram.AbsoluteGateLufs);
    }
}
