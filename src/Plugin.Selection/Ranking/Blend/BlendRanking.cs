using PredictPicks.Abstractions;
using PredictPicks.Selection.Ranking.Rules;

namespace PredictPicks.Selection.Ranking.Blend;

/// <summary>Scores songs by a table and weights, and says why. Not thread-safe.</summary>
internal sealed class BlendRanking(BlendTable table, IReadOnlyList<double> weights, IReadOnlyList<RankableSong> picks)
{
    /// <summary>Instead of the columns of sound where there is none: no sound is so unlike the picks, so these songs come last, in the order of their tags.</summary>
    public const double NoSound = -100;

    private readonly SongScorer _scorer = table.CreateScorer();

    /// <summary>What each column adds to the score, and in the last place what a missing sound does.</summary>
    public double[] Contributions(int song)
    {
        var contributions = new double[BlendColumns.Count + 1];
        Fill(song, contributions);
        return contributions;
    }

    /// <summary>The sum of the contributions, in their order.</summary>
    public double Score(int song)
    {
        Span<double> contributions = stackalloc double[BlendColumns.Count + 1];
        Fill(song, contributions);
        var score = 0.0;
        foreach (var contribution in contributions)
        {
            score += contribution;
        }

        return score;
    }

    private void Fill(int song, Span<double> contributions)
    {
        var row = table.Row(song);
        for (var column = 0; column < BlendColumns.Count; column++)
        {
            contributions[column] = double.IsNaN(row[column]) ? 0 : weights[column] * row[column];
        }

        contributions[^1] = table.HasSound(song) ? 0 : NoSound;
    }

    /// <summary>What raised the score, the strongest first; where nothing did, what lowered it. So there is always one.</summary>
    public IReadOnlyList<PickReason> Reasons(int song)
    {
        var contributions = Contributions(song);
        var reasons = new List<PickReason>();
        for (var column = 0; column < BlendColumns.Count; column++)
        {
            if (contributions[column] > 0 && Explain(song, column) is { } reason)
            {
                reasons.Add(new PickReason(reason.Text, contributions[column], reason.Pick));
            }
        }

        reasons = [.. reasons.OrderByDescending(reason => reason.Contribution)];
        if (!table.HasSound(song))
        {
            reasons.Insert(0, new PickReason(RankingTexts.Word("not-analysed"), NoSound));
        }
        else if (reasons.Count == 0)
        {
            var pick = picks[table.Nearest.Picks(song)[0]];
            var text = RankingTexts.Word("far-from-picks", SongNames.Of(pick), (double)table.Nearest.Cosines(song)[0]);
            reasons.Add(new PickReason(text, contributions[BlendColumns.Nearest], pick.Id));
        }

        return reasons;
    }

    private RuleReason? Explain(int song, int column) => column switch
    {
        BlendColumns.Nearest => _scorer.Explain(song, NearestPick),
        BlendColumns.Probe => new RuleReason(RankingTexts.Word("like-picks-as-a-whole")),
        _ => _scorer.Explain(song, BlendColumns.RuleOf(column)!),
    };

    private static NearestPickRule NearestPick { get; } = new();
}
