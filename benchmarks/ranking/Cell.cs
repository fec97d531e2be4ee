using PredictPicks.Selection.Ranking.Scorers;

namespace PredictPicks.RankingSuite;

/// <summary>One kind of listener with one number of picks.</summary>
/// <param name="Kind">Of taste.</param>
/// <param name="Picks">Known picks.</param>
/// <param name="Songs">The library as the scorers see it.</param>
/// <param name="Listeners">Who is simulated.</param>
internal sealed record Cell(string Kind, int Picks, SongTable Songs, IReadOnlyList<Listener> Listeners)
{
    /// <summary>By name of the ranking, how each listener's hidden songs came out; <see cref="ShownRanking.Name"/> is what users see.</summary>
    public IReadOnlyDictionary<string, Outcome> Measure()
    {
        var measured = new Dictionary<string, Outcome>(StringComparer.Ordinal);
        foreach (var listener in Listeners)
        {
            foreach (var (name, scores) in ShownRanking.AllScores(Songs, new Taste(listener.Picks, [])))
            {
                measured.TryAdd(name, new Outcome([], []));
                var (precision, auc) = Measure(listener, scores);
                measured[name].Precision.Add(precision);
                measured[name].Auc.Add(auc);
            }
        }

        return measured;
    }

    /// <summary>How a listener's hidden songs come out by these scores.</summary>
    public (double Precision, double Auc) Measure(Listener listener, double[] scores)
    {
        var hidden = listener.Hidden.ToHashSet();
        var order = Enumerable.Range(0, Songs.Count)
            .Except(listener.Picks)
            .Except(listener.LeftOut)
            .OrderByDescending(song => double.IsNaN(scores[song]) ? double.NegativeInfinity : scores[song])
            .ToList();
        var first = Math.Max(1, hidden.Count / 2);
        var (found, passed, above) = (0, 0, 0L);
        for (var place = 0; place < order.Count; place++)
        {
            if (hidden.Contains(order[place]))
            {
                found += place < first ? 1 : 0;
                above += order.Count - hidden.Count - passed;
            }
            else
            {
                passed++;
            }
        }

        return ((double)found / first, (double)above / hidden.Count / (order.Count - hidden.Count));
    }
}

/// <summary>How hidden songs came out.</summary>
/// <param name="Precision">By listener: in the first n/2 of the list, where n songs are hidden.</param>
/// <param name="Auc">By listener: ROC-AUC.</param>
internal sealed record Outcome(List<double> Precision, List<double> Auc);
