using PredictPicks.Selection.Ranking.Scorers;

namespace PredictPicks.RankingSuite;

/// <summary>One kind of listener with one number of picks.</summary>
/// <param name="Kind">Of taste.</param>
/// <param name="Picks">Known picks.</param>
/// <param name="Songs">The library as the scorers see it.</param>
/// <param name="Listeners">Who is simulated.</param>
internal sealed record Cell(string Kind, int Picks, SongTable Songs, IReadOnlyList<Listener> Listeners)
{
    /// <summary>By listener: precision in the first n/2 of the list, where n songs are hidden, and ROC-AUC.</summary>
    public (double[] Precision, double[] Auc) Measure(IScorer scorer)
    {
        var precision = new double[Listeners.Count];
        var auc = new double[Listeners.Count];
        for (var i = 0; i < Listeners.Count; i++)
        {
            var scores = scorer.Score(Songs, new Taste(Listeners[i].Picks, []), CancellationToken.None);
            (precision[i], auc[i]) = Measure(Listeners[i], scores);
        }

        return (precision, auc);
    }

    private (double Precision, double Auc) Measure(Listener listener, double[] scores)
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
