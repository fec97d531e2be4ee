namespace PredictPicks.Selection.Ranking.Table;

/// <summary>Numbers of a song against the nearest one of a pick: tempo, year, duration, loudness; and its bit rate.</summary>
internal sealed class NumberFeatures : IFeatureGroup
{
    /// <summary>Differences beyond these tell no more than that: each range is about that of all music.</summary>
    private const double MostBpm = 200;
    private const double MostYears = 100;
    private const double MostSeconds = 3600;
    private const double MostLoudness = 70;

    public IReadOnlyList<RankingFeature> Features { get; } =
    [
        new("bpm_diff_min", "BPM", 0, MostBpm, 5, "tempo: smallest difference to a pick's tempo, its half or its double"),
        new("year_diff_min", "years", 0, MostYears, 5, "year: smallest difference to a pick's"),
        new("duration_diff_min", "s", 0, MostSeconds, 10, "duration: smallest difference to a pick's"),
        new("loudness_diff_min", "LU", 0, MostLoudness, 1, "integrated loudness: smallest difference to a pick's"),
        new("bitrate_kbps", "kbit/s", 0, 10_000, 192, "bit rate of the file"),
        RankingFeature.Flag("has_bpm", "the song has a tempo"),
        RankingFeature.Flag("has_year", "the song has a year"),
        RankingFeature.Flag("has_duration", "the song has a duration"),
        RankingFeature.Flag("has_loudness", "the song has a loudness"),
        RankingFeature.Flag("has_bitrate", "the song has a bit rate"),
    ];

    public Func<RowWriter> Prepare(FeatureContext context)
    {
        var tempos = new SortedNumbers(context.Picks.Select(TempoOf).OfType<double>());
        var years = new SortedNumbers(context.Picks.Select(YearOf).OfType<double>());
        var durations = new SortedNumbers(context.Picks.Select(DurationOf).OfType<double>());
        var loudness = new SortedNumbers(context.Picks.Select(LoudnessOf).OfType<double>());
        return () => (index, row) =>
        {
            var song = context.Songs.Songs[index];
            var isPick = context.Own[index] >= 0;
            Write(row, 0, TempoOf(song), MostBpm, TempoOf(song) is { } bpm ? TempoDistance(tempos, bpm, isPick) : null);
            Write(row, 1, YearOf(song), MostYears, Distance(years, YearOf(song), isPick));
            Write(row, 2, DurationOf(song), MostSeconds, Distance(durations, DurationOf(song), isPick));
            Write(row, 3, LoudnessOf(song), MostLoudness, Distance(loudness, LoudnessOf(song), isPick));
            double? kbps = song.Tags.BitrateKbps is > 0 and var rate ? rate : null;
            Write(row, 4, kbps, 10_000, kbps);
        };
    }

    /// <param name="row">Gets the column, and further on its flag.</param>
    /// <param name="column">Its number.</param>
    /// <param name="value">What the song has, or null.</param>
    /// <param name="most">The end of the column's range.</param>
    /// <param name="found">What the column says of it; null: it stays neutral.</param>
    private static void Write(Span<float> row, int column, double? value, double most, double? found)
    {
        row[column + 5] = value is null ? row[column + 5] : 1;
        row[column] = found is { } known ? (float)Math.Min(known, most) : row[column];
    }

    private static double? Distance(SortedNumbers numbers, double? number, bool isOne) => number is { } known ? numbers.Distance(known, isOne) : null;

    /// <summary>To a tempo, its half and its double: the difference between b and 2p is twice that between b ÷ 2 and p.</summary>
    private static double? TempoDistance(SortedNumbers tempos, double bpm, bool isPick)
    {
        var same = tempos.Distance(bpm, isPick) ?? double.PositiveInfinity;
        var half = 2 * tempos.Distance(bpm / 2, isOne: false) ?? double.PositiveInfinity;
        var twice = tempos.Distance(2 * bpm, isOne: false) / 2 ?? double.PositiveInfinity;
        var least = Math.Min(same, Math.Min(half, twice));
        return double.IsFinite(least) ? least : null;
    }

    private static double? TempoOf(RankableSong song) => song.Sound.Tempo?.BeatsPerMinute;

    private static double? YearOf(RankableSong song) => song.Tags.Year;

    private static double? DurationOf(RankableSong song) => song.Tags.DurationSeconds is > 0 and var seconds ? seconds : null;

    private static double? LoudnessOf(RankableSong song) => song.Sound.Loudness?.IntegratedLufs;
}
