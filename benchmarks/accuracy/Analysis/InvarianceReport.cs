using PredictPicks.Selection.Features;

namespace PredictPicks.Accuracy.Analysis;

/// <summary>What changes of a song must do to its features, and in which share of the songs they do it.</summary>
internal static class InvarianceReport
{
    public static void Write(Report report, IReadOnlyList<Measured> songs)
    {
        report.Table(
            ["change", "what must hold", "songs", "holds", "bar"],
            [
                Row(songs, Variant.Quiet, "same key", SameKey, "≥ 0.99"),
                Row(songs, Variant.Quiet, "same BPM ± 0.1", (a, b, v) => Near(a, b, v, 0.1001, 0), "≥ 0.99"),
                Row(songs, Variant.Quiet, "HPCP cosine ≥ 0.999", (a, b, v) => Cosine(a, b, v) >= 0.999, "≥ 0.99"),
                Row(songs, Variant.Quiet, "loudness −20.0 ± 0.1", (a, b, _) => Math.Abs(a.Loudness!.IntegratedLufs - 20 - b.Loudness?.IntegratedLufs ?? 99) <= 0.1, "≥ 0.99"),
                Row(songs, Variant.Semitone, "key one higher", SameKey, "≥ 0.95"),
                Row(songs, Variant.Semitone, "HPCP one higher, cosine ≥ 0.98", (a, b, v) => Cosine(a, b, v) >= 0.98, "≥ 0.95"),
                Row(songs, Variant.Semitone, "BPM × 1.0595 ± 0.5 %", (a, b, v) => Near(a, b, v, 0, 0.005), "≥ 0.95"),
                Row(songs, Variant.Mp3, "same key", SameKey, "≥ 0.95"),
                Row(songs, Variant.Mp3, "HPCP cosine ≥ 0.98", (a, b, v) => Cosine(a, b, v) >= 0.98, "≥ 0.95"),
                Row(songs, Variant.Mp3, "BPM ± 1 %", (a, b, v) => Near(a, b, v, 0, 0.01), "≥ 0.95"),
                Row(songs, Variant.LeadingSilence, "same key", SameKey, "≥ 0.98"),
                Row(songs, Variant.LeadingSilence, "same BPM ± 0.1", (a, b, v) => Near(a, b, v, 0.1001, 0), "≥ 0.98"),
                Row(songs, Variant.Stretched, "BPM × 1.08 ± 0.5 %", (a, b, v) => Near(a, b, v, 0, 0.005), ""),
                Row(songs, Variant.Stretched, "same key", SameKey, ""),
                Row(songs, Variant.Noisy, "same key", SameKey, ""),
                Row(songs, Variant.Noisy, "BPM ± 1 %", (a, b, v) => Near(a, b, v, 0, 0.01), ""),
            ]);
    }

    /// <summary>Songs that break a bar, for those who look into it.</summary>
    public static IEnumerable<string> Broken(IReadOnlyList<Measured> songs) =>
        from song in songs
        from variant in new[] { Variant.Quiet, Variant.Semitone, Variant.Mp3, Variant.LeadingSilence }
        let changed = song.Found[variant.Name]
        where !SameKey(song.Original, changed, variant) || !Near(song.Original, changed, variant, 0.1001, 0.005) || Cosine(song.Original, changed, variant) < 0.98
        select $"{variant.Name}\t{song.Song.Name}\t{Describe(song.Original)}\t{Describe(changed)}\t{Cosine(song.Original, changed, variant):0.0000}";

    private static string[] Row(IReadOnlyList<Measured> songs, Variant variant, string what, Func<SongAnalysis, SongAnalysis, Variant, bool> holds, string bar)
    {
        var share = (double)songs.Count(song => holds(song.Original, song.Found[variant.Name], variant)) / songs.Count;
        return [variant.Name, what, $"{songs.Count}", $"{share:0.000}", bar];
    }

    private static string Describe(SongAnalysis song) =>
        $"{song.Tempo?.BeatsPerMinute:0.0} ({song.Tempo?.Confidence:0.00}) {song.Key?.Tonic} {song.Key?.Mode} ({song.Key?.Strength:0.00}) {string.Join(' ', song.Missing.Select(m => m.Reason.Kind))}";

    /// <summary>The same key, transposed with the song; or none in both.</summary>
    private static bool SameKey(SongAnalysis original, SongAnalysis changed, Variant variant) =>
        original.Key is { } key
            ? changed.Key is { } other && other.Mode == key.Mode && other.Tonic == (key.Tonic + variant.Semitones) % 12
            : changed.Key is null;

    /// <summary>The same tempo, scaled with the song; or none in both.</summary>
    private static bool Near(SongAnalysis original, SongAnalysis changed, Variant variant, double bpm, double share)
    {
        if (original.Tempo is not { } tempo)
        {
            return changed.Tempo is null;
        }

        var expected = tempo.BeatsPerMinute * variant.BpmFactor;
        return changed.Tempo is { } other && Math.Abs(other.BeatsPerMinute - expected) <= Math.Max(bpm, share * expected);
    }

    private static double Cosine(SongAnalysis original, SongAnalysis changed, Variant variant) =>
        original.Hpcp is { } before && changed.Hpcp is { } after ? Metrics.Cosine(Metrics.Rotate(before, variant.Semitones), after)
        : original.Hpcp is null && changed.Hpcp is null ? 1
        : 0;
}
