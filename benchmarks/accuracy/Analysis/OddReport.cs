using PredictPicks.Accuracy.Songs;
using PredictPicks.Selection.Features;

namespace PredictPicks.Accuracy.Analysis;

/// <summary>What is found, or why nothing is, in sounds that lack a feature.</summary>
internal static class OddReport
{
    private static readonly string[] Notes = ["C", "C♯", "D", "E♭", "E", "F", "F♯", "G", "A♭", "A", "B♭", "B"];

    public static void Write(Report report, string work, IReadOnlyList<Measured> songs)
    {
        var signals = Signals.Write(Path.Combine(work, "signals")).Select(signal => (signal.Name, Found: Analyser.Analyse(signal.File)));
        report.Table(
            ["sound", "tempo", "key", "pitches", "loudness"],
            signals.Concat(songs.Select(song => (song.Song.Name, Found: song.Original))).Select(sound => (string[])
            [
                sound.Name,
                sound.Found.Tempo is { } tempo ? $"**{tempo.BeatsPerMinute:0.0}** ({tempo.Confidence:0.00})" : Reason(sound.Found, "bpm"),
                sound.Found.Key is { } key ? $"**{Notes[key.Tonic]} {key.Mode}** ({key.Strength:0.00})" : Reason(sound.Found, "key"),
                sound.Found.Hpcp is not null ? "given" : Reason(sound.Found, "hpcp"),
                sound.Found.Loudness is { } loudness ? $"{loudness.IntegratedLufs:0.0}" : Reason(sound.Found, "loudness"),
            ]));
    }

    private static string Reason(SongAnalysis song, string feature) => song.Missing.Single(missing => missing.Feature == feature).Reason.Kind;
}
