using PredictPicks.Abstractions;
using PredictPicks.Selection.Evaluation.Metrics;
using PredictPicks.Selection.Evaluation.Splits;
using PredictPicks.Selection.Ranking.Scorers;

namespace PredictPicks.Selection.Evaluation;

/// <summary>Measures scorers on one split.</summary>
internal sealed class SplitEvaluator
{
    /// <summary>Probabilities are learned from hidden picks; below so many in all, a single one would move them by 5 %.</summary>
    public const int LeastForProbabilities = 20;

    private readonly EvaluationInput _input;
    private readonly Split _split;
    private readonly int _seed;
    private readonly IReadOnlyList<Subset> _subsets;
    private readonly IReadOnlyList<Taste> _tastes;
    private readonly double _songs;
    private readonly int _listLength;

    public SplitEvaluator(EvaluationInput input, Split split, SongArtists artists, int seed)
    {
        _input = input;
        _split = split;
        _seed = seed;
        _subsets = Subset.Of(input, split, artists);
        _tastes = [.. split.Experiments.Select(fold => new Taste(fold.Known, input.NotPicked))];
        _songs = split.Experiments.Average(fold => fold.Hidden.Count + fold.Others.Count);

        // A list of a fifth of the songs or more would find much by chance.
        _listLength = Cuts.All.LastOrDefault(cut => cut * 5 <= _songs, Cuts.All[0]);
    }

    /// <param name="scorers">All that are compared.</param>
    /// <param name="foldDone">Is called after each fold of each scorer.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public EvaluatedSplit Evaluate(IReadOnlyList<IScorer> scorers, Action foldDone, CancellationToken cancellationToken) => new(
        _split.Kind,
        _split.Description,
        _split.Experiments.Count,
        _split.Experiments.Sum(fold => fold.Hidden.Count),
        _songs,
        _listLength,
        [.. scorers.Select(scorer => Evaluate(scorer, foldDone, cancellationToken))]);

    private EvaluatedScorer Evaluate(IScorer scorer, Action foldDone, CancellationToken cancellationToken)
    {
        var scores = new List<FoldScores>();
        foreach (var (fold, taste) in _split.Experiments.Zip(_tastes))
        {
            cancellationToken.ThrowIfCancellationRequested();
            var all = scorer.Score(_input.Songs, taste, cancellationToken);
            scores.Add(new FoldScores([.. fold.Hidden.Select(song => all[song])], [.. fold.Others.Select(song => all[song])]));
            foldDone();
        }

        var rankings = scores.Select(fold => FoldRanking.Of(fold.Hidden, fold.Others)).ToList();
        var forecasts = rankings.Sum(fold => fold.GroupOf.Count) >= LeastForProbabilities ? CrossFittedProbabilities.Of(scores, _seed) : null;
        return new EvaluatedScorer(
            scorer.Name,
            EvaluationTexts.Scorer(scorer.Name),
            Measures(rankings, forecasts, cancellationToken),
            PrecisionRecall.Curve(rankings),
            forecasts is null ? null : new ProbabilityCheck(CalibrationCurve.Of(forecasts), CalibrationCurve.TopTenth(forecasts)),
            Histogram.Of(scores),
            [.. _subsets.Select(subset => subset.Evaluate(_split, scores, rankings, _listLength))],
            scorer is IFeatureImportance source ? source.Importance(_input.Songs, _tastes[0], cancellationToken) : []);
    }

    private IReadOnlyList<Measure> Measures(IReadOnlyList<FoldRanking> rankings, IReadOnlyList<Forecast>? forecasts, CancellationToken cancellationToken)
    {
        var ranking = new RankingFigures(rankings);
        if (forecasts is null)
        {
            return Bootstrap.Measure(ranking.Names, ranking.Picks, times => ranking.Of(times), _seed, cancellationToken);
        }

        var brier = Brier.Of(forecasts);
        return Bootstrap.Measure(
            [.. ranking.Names, MeasureNames.Brier, MeasureNames.BrierSkill],
            ranking.Picks,
            times => [.. ranking.Of(times), brier.Score(times), brier.Skill(times)],
            _seed,
            cancellationToken);
    }
}
