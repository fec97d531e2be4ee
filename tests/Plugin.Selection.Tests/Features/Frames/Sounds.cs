using System.Runtime.InteropServices;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Features;

namespace PredictPicks.Selection.Tests.Features.Frames;

/// <summary>Known signals at 16 kHz, and a run of a feature over them.</summary>
internal static class Sounds
{
    public const int Rate = 16_000;

    public static float[] Silence(double seconds) => new float[(int)(seconds * Rate)];

    public static float[] Constant(double seconds, float value) => Make(seconds, _ => value);

    public static float[] Sine(double seconds, double hertz, double amplitude = 0.5) => Make(seconds, t => amplitude * Math.Sin(2 * Math.PI * hertz * t));

    /// <summary>Hard-clipped: a square with the corners of 16 kHz.</summary>
    public static float[] Square(double seconds, double hertz, double amplitude = 0.9) =>
        Make(seconds, t => Math.Clamp(20 * Math.Sin(2 * Math.PI * hertz * t), -1, 1) * amplitude);

    public static float[] Noise(double seconds, double amplitude = 0.3, int seed = 1)
    {
        var random = new Random(seed);
        return Make(seconds, _ => amplitude * ((2 * random.NextDouble()) - 1));
    }

    /// <summary>A random walk that forgets: −6 dB an octave above 3 Hz, like wind or surf.</summary>
    public static float[] BrownNoise(double seconds, int seed = 1)
    {
        var (random, level) = (new Random(seed), 0.0);
        return Make(seconds, _ => level = (0.999 * level) + (0.02 * ((2 * random.NextDouble()) - 1)));
    }

    public static float[] Click(double seconds)
    {
        var samples = Silence(seconds);
        samples[samples.Length / 2] = 1;
        return samples;
    }

    /// <summary>Short noise bursts at a tempo, the first of every four louder.</summary>
    public static float[] Beats(double seconds, double bpm, int seed = 1)
    {
        var random = new Random(seed);
        return Make(seconds, t =>
        {
            var beat = t * bpm / 60;
            var sinceBeat = (beat - Math.Floor(beat)) * 60 / bpm;
            var accent = (int)beat % 4 == 0 ? 0.8 : 0.4;
            return accent * Math.Exp(-sinceBeat * 60) * ((2 * random.NextDouble()) - 1);
        });
    }

    /// <summary>Chords of one second each, plucked, with six harmonics a note.</summary>
    /// <param name="chords">Each a list of MIDI note numbers; repeated until the time is over.</param>
    /// <param name="seconds">Length.</param>
    /// <param name="cents">Detuning.</param>
    public static float[] Chords(int[][] chords, double seconds, double cents = 0) => Make(seconds, t =>
    {
        var chord = chords[(int)t % chords.Length];
        var since = t - Math.Floor(t);
        var sum = 0.0;
        foreach (var note in chord)
        {
            var hertz = 440 * Math.Pow(2, (note - 69 + (cents / 100)) / 12);
            for (var harmonic = 1; harmonic <= 6; harmonic++)
            {
                sum += Math.Sin(2 * Math.PI * hertz * harmonic * since) / harmonic;
            }
        }

        return 0.08 * Math.Exp(-since) * Math.Min(1, since * 100) * sum;
    });

    /// <summary>I IV V I and vi ii V I of a major key.</summary>
    public static int[][] MajorCadence(int tonic) =>
        [.. new[] { 0, 5, 7, 0, -3, 2, 7, 0 }.Select((root, i) => Triad(60 + tonic + root, i is 4 or 5))];

    /// <summary>i iv V i of a harmonic minor key.</summary>
    public static int[][] MinorCadence(int tonic) => [.. new[] { 0, 5, 7, 0 }.Select((root, i) => Triad(60 + tonic + root, i != 2))];

    public static float[] Scaled(float[] samples, float gain) => [.. samples.Select(x => x * gain)];

    /// <summary>What a feature finds, fed in blocks of the given numbers of samples in turn.</summary>
    public static SongAnalysis Analyse(IFeature feature, float[] samples, params int[] blocks)
    {
        var id = new SongId("song");
        var song = new SongAnalysis
        {
            Id = id,
            PacketHash = id,
            Tags = SongTags.None,
            Properties = new AudioProperties(null, null, null, null),
            DurationSeconds = (double)samples.Length / Rate,
        };
        using var pass = feature.BeginSong();
        var bytes = MemoryMarshal.AsBytes(samples.AsSpan()).ToArray();
        for (int at = 0, i = 0; at < bytes.Length; i++)
        {
            var count = blocks.Length == 0 ? bytes.Length : Math.Min(blocks[i % blocks.Length] * sizeof(float), bytes.Length - at);
            pass.Add(new ArraySegment<byte>(bytes, at, count));
            at += count;
        }

        pass.Complete(song);
        return song;
    }

    /// <summary>Why a value is missing.</summary>
    public static string? Reason(this SongAnalysis song, string feature) => song.Missing.SingleOrDefault(missing => missing.Feature == feature)?.Reason.Kind;

    private static int[] Triad(int root, bool isMinor) => [root, root + (isMinor ? 3 : 4), root + 7];

    private static float[] Make(double seconds, Func<double, double> at) => [.. Enumerable.Range(0, (int)(seconds * Rate)).Select(i => (float)at((double)i / Rate))];
}
