using PredictPicks.Selection.Evaluation.Metrics;
using PredictPicks.Selection.Ranking.Scorers;
using PredictPicks.Selection.Training;

namespace PredictPicks.RankingSuite;

/// <summary>One kind of listener with one number of picks.</summary>
/// <param name="Kind">Of taste.</param>
/// <param name="Picks">Known picks.</param>
/// <param name="Songs">The library as the scorers see it.</param>
/// <param name="Listeners">Who is simulated.</param>
internal sealed record Cell(string Kind, int Picks, SongTable Songs, IReadOnlyList<Listener> Listeners)
{
    /// <summary>By name of the ranking, how each listener's hidden songs came out; <see cref="ShownRanking.Name"/> is what users see. And what was promised of them.</summary>
    public (IReadOnlyDictionary<string, Outcome> Outcomes, IReadOnlyList<Promise> Promises) Measure()
    {
        var measured = new Dictionary<string, Outcome>(StringComparer.Ordinal);
        var promises = new List<Promise>();
        foreach (var listener in Listeners)
        {
            var (all, calibration) = ShownRanking.AllScores(Songs, new Taste(listener.Picks, []));
            if (calibration is not null)
            {
                promises.Add(PromiseTo(listener, all[ShownRanking.Name], calibration));
            }

            foreach (var (name, scores) in all)
            {
                measured.TryAdd(name, new Outcome([], []));
                var (precision, auc) = Measure(listener, scores);
                measured[name].Precision.Add(precision);
                measured[name].Auc.Add(auc);
            }
        }

        return (measured, promises);
    }

    private Promise PromiseTo(Listener listener, double[] scores, Calibration calibration)
    {
        var hidden = listener.Hidden.ToHashSet();
        var songs = Ranked(listener).Where(song => double.IsFinite(scores[song]));
        return Promise.Of([.. songs.Select(song => new Forecast(calibration.Probability(scores[song]), hidden.Contains(song)))]);
    }

    private IEnumerable<int> Ranked(Listener listener) => Enumerable.Range(0, Songs.Count).Except(listener.Picks).Except(listener.LeftOut);

    /// <summary>How a listener's hidden songs come out by these scores.</summary>
    public (double Precision, double Auc) Measure(Listener listener, double[] scores)
    {
        var hidden = listener.Hidden.ToHashSet();
        var order = Ranked(listener)
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
