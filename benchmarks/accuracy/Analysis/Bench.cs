using System.Globalization;
using PredictPicks.Accuracy.Songs;

namespace PredictPicks.Accuracy.Analysis;

/// <summary>Measures songs; decoded samples stay in the work folder, so that a second run only analyses.</summary>
internal sealed class Bench(string work)
{
    public IReadOnlyList<Measured> Measure(IReadOnlyList<Material> songs, IReadOnlyList<Variant> variants, bool withAubio)
    {
        var done = 0;
        return [.. songs.AsParallel().AsOrdered().Select(song =>
        {
            var found = variants.ToDictionary(variant => variant.Name, variant => Analyser.Analyse(Samples(song, variant)), StringComparer.Ordinal);
            Console.Error.Write($"\r{songs[0].Set} {Interlocked.Increment(ref done)}/{songs.Count}   ");
            return new Measured(song, found, withAubio ? Aubio(song) : null);
        })];
    }

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
