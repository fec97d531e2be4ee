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
            Write(row, 0, TempoOf(song), MostBpm, bpm => TempoDistance(tempos, bpm, isPick));
            Write(row, 1, YearOf(song), MostYears, year => years.Distance(year, isPick));
            Write(row, 2, DurationOf(song), MostSeconds, seconds => durations.Distance(seconds, isPick));
            Write(row, 3, LoudnessOf(song), MostLoudness, lufs => loudness.Distance(lufs, isPick));
            Write(row, 4, song.Tags.BitrateKbps is > 0 and var kbps ? kbps : null, 10_000, kbps => kbps);
        };

        void Write(Span<float> row, int column, double? value, double most, Func<double, double?> describe)
        {
            if (value is { } known)
            {
                row[column + 5] = 1;
                row[column] = describe(known) is { } found ? (float)Math.Min(found, most) : row[column];
            }
        }
    }

    /// <summary>To a tempo, its half and its double: the difference between b and 2p is twice that between b ÷ 2 and p.</summary>
    private static double? TempoDistance(SortedNumbers tempos, double bpm, bool isPick)
    {
        double?[] distances = [tempos.Distance(bpm, isPick), 2 * tempos.Distance(bpm / 2, isOne: false), tempos.Distance(2 * bpm, isOne: false) / 2];
        return distances.Min();
    }

    private static double? TempoOf(RankableSong song) => song.Sound.Tempo?.BeatsPerMinute;

    private static double? YearOf(RankableSong song) => song.Tags.Year;

    private static double? DurationOf(RankableSong song) => song.Tags.DurationSeconds is > 0 and var seconds ? seconds : null;

    private static double? LoudnessOf(RankableSong song) => song.Sound.Loudness?.IntegratedLufs;
}
