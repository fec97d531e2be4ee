using System.Numerics.Tensors;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Features.Frames;
using PredictPicks.Selection.Features.Spectrum;

namespace PredictPicks.Selection.Features.Rhythm;

/// <summary>
/// One song: an onset envelope of 100 frames a second, built segment by segment (30 s), analysed at the end. 0.9 MB and the envelope, which <see cref="OnsetEnvelope"/>
/// bounds to 0.5 MB. The envelope depends on the level, so each segment is brought to the song's level so far.
/// </summary>
internal sealed class RhythmPass : IFeaturePass
{
    /// <summary>The least pulse of a beat: noise of half a minute has up to 0.045, songs of known tempo from 0.09 on.</summary>
    public const double MinPulse = 0.05;

    /// <summary>
    /// Onsets as weak as those of noise (standard deviation 0.0035 to 0.007; of music with a beat from 0.007 on) need a clearer pulse, the more so the shorter they are heard:
    /// of 1 000 pieces of white, pink and brown noise of 3 to 60 s none had more than 1.4 / seconds.
    /// </summary>
    private const double WeakDeviation = 0.008;
    private const double WeakPulseSeconds = 1.5;

    /// <summary>
    /// Sounds that never change: tones, chords and square waves, aliased ones too, have less of the one or the other, but for the interference of frames and periods, which may
    /// well be periodic. The softest song with a beat among 54 has 0.042 and 0.007.
    /// </summary>
    private const double MinActivity = 0.036;
    private const double MinDeviation = 0.003;

    /// <summary>Shorter clips hold too few beats.</summary>
    private const int MinSeconds = 3;

    /// <summary>
    /// The least share of windows that agree on the tempo, and the least pulse of windows that do not agree but have a tempo of their own. Measured: steady songs 0.66 to 1,
    /// songs that speed up from 1 to 1.7 at most 0.26 and at least 0.127, beatless ambient at most 0.38 and at most 0.096.
    /// </summary>
    private const double MinAgreement = 0.4;
    private const double MinLocalPulse = 0.11;

    /// <summary>From here on the length takes nothing from the confidence.</summary>
    private const double EnoughSeconds = 10;

    /// <summary>−80 dBFS: quieter hops are pauses and do not count for the level.</summary>
    private const double SilentRms = 1e-4;

    /// <summary>The level at which the compression of magnitudes was tuned: −20 dBFS.</summary>
    private const double ReferenceRms = 0.1;

    /// <summary>From the FFT's magnitude, so that a sine of amplitude 1 has 1: 4 / n for a Hann window.</summary>
    private const float MagnitudeScale = 4f / RhythmPlan.FrameLength;

    private readonly RhythmPlan _plan;
    private readonly FrameStream _frames;
    private readonly Action<ReadOnlySpan<float>> _addFrame;
    private readonly OnsetStrength _onsets = new(OnsetEnvelope.SegmentFrames);
    private readonly OnsetEnvelope _envelope = new();
    private readonly float[] _windowed = new float[RhythmPlan.FrameLength];
    private readonly float[] _magnitudes;
    private readonly float[] _scratch;
    private long _frameCount;
    private long _soundingHops;
    private double _squares;
    private long _segment;

    public RhythmPass(RhythmPlan plan)
    {
        _plan = plan;
        _frames = new FrameStream(RhythmPlan.FrameLength, plan.HopLength, RhythmPlan.FrameLength / 2);
        _magnitudes = new float[plan.Bands.SpectrumLength];
        _scratch = new float[plan.Fft.ScratchLength];
        _addFrame = AddFrame;
    }

    public void Add(ArraySegment<byte> samples) => _frames.Pass(CleanSamples.Of(samples), _addFrame);

    public void Complete(SongAnalysis song)
    {
        if (ReasonWhyNothing() is { } reason)
        {
            song.Missing.Add(new MissingFeature("bpm", reason));
            return;
        }

        var (evidence, deviation) = Evidence();
        if (WhyNoTempo(evidence, deviation) is { } kind)
        {
            song.Missing.Add(new MissingFeature("bpm", RhythmTexts.Word(kind)));
            return;
        }

        var confidence = evidence!.Confidence * Math.Min(1, Seconds / EnoughSeconds);
        song.Tempo = new Tempo(Math.Round(evidence.BeatsPerMinute, 1), confidence, Math.Round(evidence.Alternative, 1));
    }

    public void Dispose()
    {
        // Nothing to give back: buffers are the song's own.
    }

    /// <summary>Ends the song and weighs what it has, null where nothing stands out; and how much its onsets deviate.</summary>
    private (TempoEvidence? Evidence, double Deviation) Evidence()
    {
        EndSegment();
        var pieces = _envelope.Pieces();
        var deviation = OnsetConditioning.Apply(pieces);
        var isSteady = deviation < MinDeviation || _onsets.Activity < MinActivity;
        return (isSteady ? null : TempoEstimator.Estimate(pieces, _plan.Tempogram), deviation);
    }

    private string? WhyNoTempo(TempoEvidence? evidence, double deviation)
    {
        if (evidence is null)
        {
            return "rhythm-no-onsets";
        }

        if (evidence.Agreement < MinAgreement)
        {
            return evidence.LocalPulse < MinLocalPulse ? "rhythm-no-beat" : "rhythm-tempo-changes";
        }

        var minPulse = deviation < WeakDeviation ? Math.Max(MinPulse, WeakPulseSeconds / Seconds) : MinPulse;
        return evidence.Pulse < minPulse ? "rhythm-no-beat" : null;
    }

    private double Seconds => (double)_frames.Samples / (_plan.HopLength * RhythmPlan.FramesPerSecond);

    private UserText? ReasonWhyNothing()
    {
        if (Seconds < MinSeconds)
        {
            return RhythmTexts.Word("rhythm-too-short", MinSeconds);
        }

        return _soundingHops > 0 ? null : RhythmTexts.Word(_frames.BrokenSamples > 0 ? "rhythm-samples-broken" : "rhythm-silent");
    }

    private void AddFrame(ReadOnlySpan<float> frame)
    {
        // Each sample counts in one frame: in the one whose centre is the last before it.
        var squares = SpectrumMath.SumOfSquares(frame.Slice(RhythmPlan.FrameLength / 2, _plan.HopLength));
        if (squares >= SilentRms * SilentRms * _plan.HopLength)
        {
            _squares += squares;
            _soundingHops++;
        }

        if (_envelope.Wants(_segment))
        {
            TensorPrimitives.Multiply(frame, _plan.Window, _windowed);
            _plan.Fft.Power(_windowed, _magnitudes, _scratch);
            TensorPrimitives.Sqrt(_magnitudes, _magnitudes);
            _plan.Bands.Apply(_magnitudes, _onsets.Next());
        }

        if (++_frameCount % OnsetEnvelope.SegmentFrames == 0)
        {
            EndSegment();
            _segment++;
        }
    }

    private void EndSegment()
    {
        if (_onsets.Count == 0)
        {
            _onsets.Break();
            return;
        }

        var rms = _soundingHops > 0 ? Math.Sqrt(_squares / (_soundingHops * _plan.HopLength)) : 1;
        var strengths = new float[_onsets.Count];
        _onsets.Take((float)(ReferenceRms / rms) * MagnitudeScale, strengths);
        _envelope.Add(_segment, strengths);
    }
}
