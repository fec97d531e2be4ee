namespace PredictPicks.Accuracy.Analysis;

/// <summary>Key against the truth.</summary>
internal static class KeyReport
{
    private static readonly string[] Relations = ["right", "fifth up", "fifth down", "relative", "parallel", "other", "none"];

    public static void Accuracy(Report report, IReadOnlyList<Measured> songs, IReadOnlyList<Variant> variants)
    {
        report.Table(
            ["variant", "songs", "MIREX weighted", "exact", .. Relations[1..]],
            variants.Where(variant => songs[0].Found.ContainsKey(variant.Name)).Select(variant =>
            {
                var relations = songs.Select(song => Relation(song, variant)).ToArray();
                return (string[])
                [
                    variant.Name, $"{songs.Count}", $"{relations.Average(Metrics.Weight):0.000}", $"{(double)relations.Count(r => r == "right") / songs.Count:0.000}",
                    .. Relations[1..].Select(relation => $"{relations.Count(r => r == relation)}"),
                ];
            }));
    }

    public static void Confusion(Report report, IReadOnlyList<Measured> songs)
    {
        var groups = songs.GroupBy(song => song.Song.Group + (song.Song.Truth.IsMinor ? ", minor" : ", major"), StringComparer.Ordinal).OrderBy(group => group.Key, StringComparer.Ordinal);
        report.Table(
            ["style", .. Relations],
            groups.Select(group => (string[])[group.Key, .. Relations.Select(relation => Count(group.Count(song => Relation(song, Variant.Original) == relation)))]));
    }

    private static string Relation(Measured song, Variant variant) =>
        Metrics.Relation(song.Found[variant.Name].Key, (song.Song.Truth.Tonic!.Value + variant.Semitones) % 12, song.Song.Truth.IsMinor);

    private static string Count(int count) => count > 0 ? $"{count}" : "";
}
