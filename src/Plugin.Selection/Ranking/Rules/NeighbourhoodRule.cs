namespace PredictPicks.Selection.Ranking.Rules;

/// <summary>The mean cosine of the five nearest picks (of all, when there are fewer): a song near several picks is a safer guess than one near a single odd one.</summary>
internal sealed class NeighbourhoodRule : IScoreRule
{
    /// <summary>What <see cref="NearestPickRule.Weight"/> leaves, so that the sound's share stays within −1 … 1.</summary>
    public const double Weight = 1 - NearestPickRule.Weight;

    /// <summary>A pick counts as "nearly as close" from this share of the nearest one's cosine on. Matters to the wording alone.</summary>
    private const double NearlyAsClose = 0.9;

    public string Name => "neighbourhood";

    public double Limit => Weight;

    public double Contribution(in SongView song)
    {
        var sum = 0.0;
        foreach (var cosine in song.Cosines)
        {
            sum += cosine;
        }

        return song.Cosines.IsEmpty ? 0 : Weight * sum / song.Cosines.Length;
    }

    public RuleReason? Explain(in SongView song)
    {
        var more = 0;
        while (more + 1 < song.Cosines.Length && song.Cosines[more + 1] >= NearlyAsClose * song.Cosines[0])
        {
            more++;
        }

        return more == 0 ? null : new RuleReason(RankingTexts.Word("nearly-as-close", more));
    }
}
