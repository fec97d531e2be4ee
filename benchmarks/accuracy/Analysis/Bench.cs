using System.Globalization;
using PredictPicks.Accuracy.Songs;
using PredictPicks.Selection.Features;

namespace PredictPicks.Accuracy.Analysis;

/// <summary>Measures songs; decoded samples stay in the work folder, so that a second run only analyses.</summary>
internal sealed class Bench(string work)
{
    public IReadOnlyList<Measured> Measure(IReadOnlyList<Material> songs, IReadOnlyList<Variant> variants, bool withAubio)
    {
        var done = 0;
        return [.. songs.AsParallel().AsOrdered().SelectMany(song =>
        {
            Console.Error.Write($"\r{song.Set} {Interlocked.Increment(ref done)}/{songs.Count}   ");
            return Measure(song, variants, withAubio);
        })];
    }

    private Measured[] Measure(Material song, IReadOnlyList<Variant> variants, bool withAubio)
    {
        try
        {
            var found = variants.ToDictionary(variant => variant.Name, variant => Analyser.Analyse(Samples(song, variant)), StringComparer.Ordinal);
            return [new Measured(song, found, withAubio ? Aubio(song) : null)];
        }
        catch (InvalidOperationException broken)
        {
            Console.Error.WriteLine($"\nleft out: {broken.Message}");
            return [];
        }
    }

    /// <summary>What is found in the middle of a song.</summary>
    public SongAnalysis Middle(Material song, int seconds) => Analyser.Analyse(Samples(song, Variant.Original), seconds);

    /// <summary>A file of 16 kHz mono float samples of the changed song.</summary>
    public string Samples(Material song, Variant variant)
    {
        var samples = Path.Combine(work, "pcm", song.Set, $"{song.Name}.{variant.Name}.f32");
        variant.Make(song.Audio, samples);
        return samples;
    }

    private double? Aubio(Material song)
    {
        var answer = Path.Combine(work, "aubio", song.Set, song.Name + ".txt");
        Tool.Make(answer, part => File.WriteAllText(part, Tool.Run("aubio", "tempo", "-i", song.Audio)));
        var words = File.ReadAllText(answer).Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries);
        return words is [var bpm, "bpm", ..] ? double.Parse(bpm, CultureInfo.InvariantCulture) : null;
    }
}
