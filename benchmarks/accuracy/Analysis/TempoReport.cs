namespace PredictPicks.Accuracy.Analysis;

/// <summary>Tempo against the truth.</summary>
internal static class TempoReport
{
    private static readonly string[] Relations = ["right", "double", "half", "triple or third", "3:2", "other", "none"];

    public static void Accuracy(Report report, IReadOnlyList<Measured> songs, IReadOnlyList<Variant> variants)
    {
        var rows = new List<string[]>();
        foreach (var set in songs.GroupBy(song => song.Song.Set, StringComparer.Ordinal))
        {
            rows.AddRange(variants
                .Where(variant => set.First().Found.ContainsKey(variant.Name))
                .Select(variant => Row(set.Key, variant.Name, [.. set.Select(song => (song.Found[variant.Name].Tempo?.BeatsPerMinute, song.Song.Truth.Bpm!.Value * variant.BpmFactor))])));
            rows.Add(Row(set.Key, "original, aubio", [.. set.Select(song => (song.AubioBpm, song.Song.Truth.Bpm!.Value))]));
        }

        report.Table(["set", "variant", "songs", "Acc1", "Acc2", "no value", "median error where right, BPM"], rows);
    }

    public static void Confusion(Report report, IReadOnlyList<Measured> songs)
    {
        var rows = songs.GroupBy(song => song.Song.Group, StringComparer.Ordinal).Select(group => (string[])
        [
            group.Key,
            $"{group.Min(song => song.Song.Truth.Bpm):0}–{group.Max(song => song.Song.Truth.Bpm):0}",
            .. Relations.Select(relation => Count(group, relation, song => song.Original.Tempo?.BeatsPerMinute)),
            Count(group, "right", song => song.AubioBpm),
        ]);
        report.Table(["style", "BPM", .. Relations, "aubio right"], rows);
    }

    public static void Confidence(Report report, IReadOnlyList<Measured> songs)
    {
        var heard = songs.Where(song => song.Original.Tempo is not null).ToArray();
        (double From, double To)[] classes = [(0, 0.5), (0.5, 0.7), (0.7, 0.9), (0.9, 1.01)];
        report.Table(
            ["confidence", "songs", "Acc1", "Acc2"],
            classes.Select(range =>
            {
                var within = heard.Where(song => song.Original.Tempo!.Confidence >= range.From && song.Original.Tempo.Confidence < range.To).ToArray();
                return (string[])
                [
                    $"{range.From:0.0}–{Math.Min(1, range.To):0.0}",
                    $"{within.Length}",
                    Share(within, song => Metrics.IsTempo(song.Original.Tempo!.BeatsPerMinute, song.Song.Truth.Bpm!.Value)),
                    Share(within, song => Metrics.IsTempoOrOctave(song.Original.Tempo!.BeatsPerMinute, song.Song.Truth.Bpm!.Value)),
                ];
            }));
    }

    /// <summary>Tempo and key of the middle of songs, by its length.</summary>
    public static void Lengths(Report report, Bench bench, IReadOnlyList<Measured> songs)
    {
        var rows = new List<string[]>();
        foreach (var seconds in (int[])[3, 4, 5, 6, 8, 10, 15, 20, 30])
        {
            var found = songs.AsParallel().AsOrdered().Select(song => (song.Song.Truth, Found: bench.Middle(song.Song, seconds))).ToArray();
            var tempi = found.Where(song => song.Found.Tempo is not null).ToArray();
            var keys = found.Where(song => song.Found.Key is not null && song.Truth.Tonic is not null).ToArray();
            rows.Add(
            [
                $"{seconds} s", $"{found.Length}",
                $"{found.Length - tempi.Length}",
                Share(tempi, song => Metrics.IsTempo(song.Found.Tempo!.BeatsPerMinute, song.Truth.Bpm!.Value)),
                Share(tempi, song => Metrics.IsTempoOrOctave(song.Found.Tempo!.BeatsPerMinute, song.Truth.Bpm!.Value)),
                $"{found.Count(song => song.Truth.Tonic is not null) - keys.Length}",
                keys.Length > 0 ? $"{keys.Average(song => Metrics.Weight(Metrics.Relation(song.Found.Key, song.Truth.Tonic!.Value, song.Truth.IsMinor))):0.000}" : "",
            ]);
        }

        report.Table(["heard", "songs", "without tempo", "Acc1 of the others", "Acc2 of the others", "without key", "key weighted, of the others"], rows);
    }

    private static string[] Row(string set, string variant, (double? Found, double Truth)[] songs)
    {
        var errors = songs.Where(song => Metrics.IsTempo(song.Found, song.Truth)).Select(song => Math.Abs(song.Found!.Value - song.Truth)).Order().ToArray();
        return
        [
            set, variant, $"{songs.Length}",
            Share(songs, song => Metrics.IsTempo(song.Found, song.Truth)),
            Share(songs, song => Metrics.IsTempoOrOctave(song.Found, song.Truth)),
            $"{songs.Count(song => song.Found is null)}",
            errors.Length > 0 ? $"{errors[errors.Length / 2]:0.00}" : "",
        ];
    }

    private static string Count(IEnumerable<Measured> songs, string relation, Func<Measured, double?> bpm)
    {
        var count = songs.Count(song => string.Equals(Metrics.Relation(bpm(song), song.Song.Truth.Bpm!.Value), relation, StringComparison.Ordinal));
        return count > 0 ? $"{count}" : "";
    }

    private static string Share<T>(IReadOnlyList<T> items, Func<T, bool> isRight) => items.Count > 0 ? $"{(double)items.Count(isRight) / items.Count:0.000}" : "";
}
