using PredictPicks.Abstractions;
using PredictPicks.Selection.Ranking.Table;

namespace PredictPicks.Selection.Ranking.Gbdt;

/// <summary>
/// Words for what trees did: columns that speak of one thing are one reason, which is given only where they raised the score together and what it says of the song is so.
/// </summary>
internal static class GbdtReasons
{
    /// <summary>Differences and correlations beyond which songs are not called alike.</summary>
    private const float NearYears = 3;
    private const float NearSeconds = 15;
    private const float NearLoudness = 1;
    private const float NearBpm = 3;
    private const float AlikeHarmony = 0.8f;

    /// <summary>All that raised the score.</summary>
    /// <param name="row">Its columns.</param>
    /// <param name="summands">What each column adds.</param>
    /// <param name="explain">The blend's words for one of its columns; null where it has none.</param>
    public static IEnumerable<PickReason> Of(ReadOnlySpan<float> row, double[] summands, Func<int, RuleReason?> explain)
    {
        var values = row.ToArray();
        var reasons = new List<PickReason>();
        foreach (var topic in Topics)
        {
            var sum = topic.Columns.Sum(column => summands[column]);
            if (sum > 0 && topic.Say(new Facts(values, explain)) is { } reason)
            {
                reasons.Add(new PickReason(reason.Text, sum, reason.Pick));
            }
        }

        return reasons;
    }

    private static IReadOnlyList<Topic> Topics { get; } =
    [
        .. BlendTopics(),
        Where(["bpm_diff_min", "has_bpm"], "bpm_diff_min", "has_bpm", value => value <= NearBpm, "tempo-of-a-pick"),
        Where(["hpcp_corr_max", "hpcp_corr_untransposed_max", "has_hpcp"], "hpcp_corr_max", "has_hpcp", value => value >= AlikeHarmony, "harmony-of-a-pick"),
        Where(["key_dist_min", "has_key"], "key_dist_min", "has_key", value => value <= 1, "key-of-a-pick"),
        Where(["year_diff_min", "has_year"], "year_diff_min", "has_year", value => value <= NearYears, "year-of-a-pick"),
        Where(["duration_diff_min", "has_duration"], "duration_diff_min", "has_duration", value => value <= NearSeconds, "duration-of-a-pick"),
        Where(["loudness_diff_min", "has_loudness"], "loudness_diff_min", "has_loudness", value => value <= NearLoudness, "loudness-of-a-pick"),
        Where(["title_sim_max", "has_title"], "title_sim_max", "has_title", value => value > 0, "title-of-a-pick"),
        Where(["fp_sim_max", "fp_sim_top5_mean", "has_fp"], "fp_sim_max", "has_fp", value => value > 0, "recording-of-a-pick"),
    ];

    /// <summary>Of the blend's columns, with those that say the same in another way.</summary>
    private static IEnumerable<Topic> BlendTopics()
    {
        yield return Blended("nearest-pick", _ => true, "openl3_sim_max", "openl3_sim_top5_mean", "openl3_sim_top20_mean");
        yield return Blended("probe", value => value > 0, "openl3_sim_centroid");
        yield return Blended("same-artist", value => value > 0, "artist_match_any");
        yield return Blended("same-album-artist", value => value > 0);
        yield return Blended("same-album", value => value > 0, "album_match_any");
        yield return Blended("genre_jaccard_max", value => value > 0);
        yield return Blended("key-family", value => value > 0);
        yield return Blended("tempo", value => value > 0);
    }

    private static Topic Blended(string name, Func<float, bool> isSo, params string[] alike)
    {
        var column = RankingFeatures.IndexOf(name);
        return new Topic(Columns([name, .. alike]), facts => isSo(facts.Row[column]) ? facts.Explain(column) : null);
    }

    private static Topic Where(string[] names, string value, string has, Func<float, bool> isSo, string kind)
    {
        var (column, flag) = (RankingFeatures.IndexOf(value), RankingFeatures.IndexOf(has));
        return new Topic(
            Columns(names),
            facts => facts.Row[flag] > 0 && isSo(facts.Row[column]) ? new RuleReason(RankingTexts.Word(kind, (double)facts.Row[column])) : null);
    }

    private static int[] Columns(string[] names) => [.. names.Select(RankingFeatures.IndexOf)];

    /// <summary>What may be said of a song.</summary>
    private sealed record Facts(float[] Row, Func<int, RuleReason?> Explain);

    /// <summary>One thing that a reason may be about.</summary>
    private sealed record Topic(int[] Columns, Func<Facts, RuleReason?> Say);
}
