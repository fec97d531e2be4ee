using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Ranking;

/// <summary>What a user should know about a ranking.</summary>
internal static class RankingWarnings
{
    /// <summary>Below this the user is told that more picks help: the score looks at the five nearest.</summary>
    public const int FewPicks = 5;

    /// <summary>Why nothing can be ranked, or null when something can.</summary>
    /// <param name="input">What was asked.</param>
    /// <param name="picks">Its picks.</param>
    /// <param name="eligible">Candidates that are neither picks nor not-picked.</param>
    public static UserText? Hindrance(RankingInput input, PickSet picks, int eligible)
    {
        var asked = picks.Songs.Count + input.PicksUnknown;
        return (asked, picks.Analysed, input.Candidates.Count, eligible) switch
        {
            (0, _, _, _) => RankingTexts.Word("no-picks"),
            (_, 0, _, _) => RankingTexts.Word("no-pick-analysed", asked),
            (_, _, 0, _) => RankingTexts.Word("no-candidates"),
            (_, _, _, 0) => RankingTexts.Word("nothing-left"),
            _ => null,
        };
    }

    /// <summary>What a ranking suffers from.</summary>
    public static IEnumerable<UserText> About(PredictionCounts counts, int leftOut, int maxPerArtist)
    {
        if (counts.PicksUnknown > 0)
        {
            yield return RankingTexts.Word("picks-not-analysed", counts.PicksUnknown, counts.Picks + counts.PicksUnknown);
        }

        if (counts.Picks < FewPicks)
        {
            yield return RankingTexts.Word("few-picks", counts.Picks);
        }

        if (counts.WithoutFeatures > 0)
        {
            yield return RankingTexts.Word("candidates-not-analysed", counts.WithoutFeatures, counts.Candidates);
        }

        if (leftOut > 0)
        {
            yield return RankingTexts.Word("artist-cap-ends-list", leftOut, maxPerArtist);
        }
    }
}
