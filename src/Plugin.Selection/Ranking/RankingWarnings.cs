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

    /// <summary>Songs named in a sentence; a line has no room for more.</summary>
    private const int Named = 3;

    /// <summary>Which songs were set apart: other files of picks, and files that take the place of a pick's file that is gone.</summary>
    /// <param name="already">Each song with the pick whose recording it is, best first.</param>
    public static IEnumerable<UserText> About(IReadOnlyList<(RankableSong Song, RankableSong Pick)> already)
    {
        var others = already.Where(entry => entry.Pick.Path is not null).Select(entry => SongNames.Of(entry.Pick)).Distinct().ToList();
        if (others.Count > Named)
        {
            yield return RankingTexts.Word("already-have-and-more", RankingTexts.List(others.Take(Named)), others.Count - Named);
        }
        else if (others.Count > 0)
        {
            yield return RankingTexts.Word("already-have", RankingTexts.List(others), others.Count);
        }

        var back = already.Where(entry => entry.Pick.Path is null).DistinctBy(entry => entry.Pick.Id).ToList();
        foreach (var (song, pick) in back.Take(Named))
        {
            var file = SongNames.Shorten(Path.GetFileName(song.Path) ?? song.Id.Value);
            yield return RankingTexts.Word("pick-is-back", SongNames.Of(pick), file);
        }

        if (back.Count > Named)
        {
            yield return RankingTexts.Word("more-picks-are-back", back.Count - Named);
        }
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
