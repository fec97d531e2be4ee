using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Ranking.Rules;

/// <summary>The tempo of the nearest pick. Half and double count as the same: which of them listeners tap differs from one to the other.</summary>
internal sealed class TempoRule : IScoreRule
{
    /// <summary>As little as <see cref="KeyFamilyRule.Most"/>: chance alone brings many songs within the tolerance.</summary>
    public const double Most = 0.005;

    /// <summary>Beats per minute by which the tempos may differ: what a DJ takes out with the pitch control unheard, 2 % of a usual tempo.</summary>
    public const double ToleranceBpm = 3;

    public string Name => "tempo";

    public double Limit => Most;

    public double Contribution(in SongView song) => SharedTempo(song) is null ? 0 : Most;

    public RuleReason? Explain(in SongView song) => song.NearestPick is { } pick && SharedTempo(song) is { } bpm
        ? new RuleReason(RankingTexts.Word("near-tempo", ToleranceBpm, SongNames.Of(pick), Math.Round(bpm)), pick.Id)
        : null;

    /// <summary>The nearest pick's tempo, or its half or double, that the song's comes close to; null when none does or either has no tempo.</summary>
    private static double? SharedTempo(in SongView song)
    {
        if (song.NearestPick?.Sound.Tempo is not { } pick || song.Song.Sound.Tempo is not { } tempo)
        {
            return null;
        }

        // The alternatives are not compared with each other: where one is the half, that would double the tolerance.
        return IsNear(tempo.BeatsPerMinute, pick.BeatsPerMinute) || IsNear(tempo.Alternative, pick.BeatsPerMinute) ? pick.BeatsPerMinute
            : IsNear(tempo.BeatsPerMinute, pick.Alternative) ? pick.Alternative
            : null;
    }

    private static bool IsNear(double left, double right) => Math.Abs(left - right) <= ToleranceBpm;
}
