using PredictPicks.Abstractions;
using PredictPicks.Selection.Ranking.Rules;
using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Ranking;

/// <summary>Scores candidates by the rules, and says why. Not thread-safe: each thread has its own.</summary>
/// <param name="candidates">The songs.</param>
/// <param name="nearest">Their nearest picks.</param>
/// <param name="context">The picks.</param>
/// <param name="ownPicks">For each song its position among the picks, or −1; empty when none is a pick.</param>
internal sealed class SongScorer(IReadOnlyList<RankableSong> candidates, NearestPicks nearest, RankingContext context, IReadOnlyList<int> ownPicks)
{
    private readonly TagMatcher _tags = new(context.Picks);

    /// <summary>The candidate's score: the sum of its contributions, in the order of the rules.</summary>
    public double Score(int candidate)
    {
        var song = View(candidate);
        var score = 0.0;
        foreach (var rule in RankingRules.All)
        {
            score += rule.Contribution(song);
        }

        return score;
    }

    /// <summary>What each rule of <see cref="RankingRules.All"/> adds to the score.</summary>
    public IReadOnlyList<double> Contributions(int candidate)
    {
        var contributions = new double[RankingRules.All.Count];
        Contribute(candidate, contributions);
        return contributions;
    }

    /// <summary>Writes what each rule of <see cref="RankingRules.All"/> adds to the score.</summary>
    public void Contribute(int candidate, Span<double> contributions)
    {
        var song = View(candidate);
        for (var rule = 0; rule < contributions.Length; rule++)
        {
            contributions[rule] = RankingRules.All[rule].Contribution(song);
        }
    }

    /// <summary>In plain words why the rule raises the song's score; null when it has nothing to say. Only for a rule whose contribution is positive.</summary>
    public RuleReason? Explain(int candidate, IScoreRule rule) => rule.Explain(View(candidate));

    /// <summary>
    /// What raised the score, the strongest first. Where there is no vector, or nothing raised it, the reason says just that, with what it took from the score;
    /// so there is always one.
    /// </summary>
    public IReadOnlyList<PickReason> Reasons(int candidate)
    {
        var song = View(candidate);
        var reasons = new List<PickReason>();
        foreach (var rule in RankingRules.All)
        {
            var contribution = rule.Contribution(song);
            if (contribution > 0 && rule.Explain(song) is { } reason)
            {
                reasons.Add(new PickReason(reason.Text, contribution, reason.Pick));
            }
        }

        reasons = [.. reasons.OrderByDescending(reason => reason.Contribution)];
        if (song.Cosines.IsEmpty)
        {
            reasons.Insert(0, new PickReason(RankingTexts.Word("not-analysed"), NotAnalysedRule.Handicap));
        }
        else if (reasons.Count == 0)
        {
            reasons.Add(FarFromPicks(song));
        }

        return reasons;
    }

    private static PickReason FarFromPicks(in SongView song)
    {
        var pick = song.Context.Picks[song.NearestPicks[0]];
        var cosine = (double)song.Cosines[0];
        return new PickReason(
            RankingTexts.Word("far-from-picks", SongNames.Of(pick), cosine), NearestPickRule.Weight * cosine, pick.Id);
    }

    private SongView View(int candidate)
    {
        var own = ownPicks.Count == 0 ? -1 : ownPicks[candidate];
        return new SongView
        {
            Song = candidates[candidate],
            Cosines = nearest.Cosines(candidate),
            NearestPicks = nearest.Picks(candidate),
            Match = _tags.Match(candidates[candidate].Tags, own),
            Tags = _tags,
            Context = context,
            OwnPick = own,
        };
    }
}
