using PredictPicks.Abstractions;
using PredictPicks.Selection.Ranking.Rules;

namespace PredictPicks.Selection.Ranking.Blend;

/// <summary>Scores songs by a table and weights, and says why. Reasons are not thread-safe.</summary>
internal sealed class BlendRanking(BlendTable table, IReadOnlyList<double> weights, IReadOnlyList<RankableSong> picks) : ISongRanking
{
    /// <summary>Instead of the columns of sound where there is none: no sound is so unlike the picks, so these songs come last, in the order of their tags.</summary>
    public const double NoSound = -100;

    private readonly SongScorer _scorer = table.CreateScorer();

    /// <summary>Stands for what a missing sound does, as in <see cref="Contributions"/>.</summary>
    public const string MissingSound = "not-analysed";

    public bool HasSound(int song) => table.HasSound(song);

    /// <summary>Named, in their order.</summary>
    public IReadOnlyList<(string Name, double Value)> Contributions(int song) =>
        [.. Summands(song).Select((value, column) => (column < BlendColumns.Count ? BlendColumns.NameOf(column) : MissingSound, value))];

    /// <summary>What each column adds to the score, and in the last place what a missing sound does.</summary>
    public double[] Summands(int song)
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

    /// <summary>The scores of all songs of a table.</summary>
    public static double[] ScoreAll(BlendTable table, IReadOnlyList<double> weights)
    {
        var ranking = new BlendRanking(table, weights, []);
        return [.. Enumerable.Range(0, table.Count).Select(ranking.Score)];
    }

    /// <summary>What raised the score, the strongest first; where nothing did, what lowered it. So there is always one.</summary>
    public IReadOnlyList<PickReason> Reasons(int song)
    {
        var contributions = Summands(song);
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
            reasons.Add(FarFromPicks(song, contributions[BlendColumns.Nearest]));
        }

        return reasons;
    }

    /// <summary>The reason that is given where nothing raised the score.</summary>
    /// <param name="song">A song that has a sound.</param>
    /// <param name="contribution">What the nearest pick took from the score.</param>
    public PickReason FarFromPicks(int song, double contribution)
    {
        var pick = picks[table.Nearest.Picks(song)[0]];
        var text = RankingTexts.Word("far-from-picks", SongNames.Of(pick), (double)table.Nearest.Cosines(song)[0]);
        return new PickReason(text, contribution, pick.Id);
    }

    /// <summary>In plain words why the column raised the song's score; null when it has nothing to say. Only where the column's value did.</summary>
    public RuleReason? Explain(int song, int column) => column switch
    {
        BlendColumns.Nearest => _scorer.Explain(song, NearestPick),
        BlendColumns.Probe => new RuleReason(RankingTexts.Word("like-picks-as-a-whole")),
        _ => _scorer.Explain(song, BlendColumns.RuleOf(column)!),
    };

    private static NearestPickRule NearestPick { get; } = new();
}
