using PredictPicks.Abstractions;
using PredictPicks.Selection.Ranking;
using PredictPicks.Selection.Ranking.Blend;
using PredictPicks.Selection.Ranking.Gbdt;
using PredictPicks.Selection.Ranking.Scorers;

namespace PredictPicks.Selection.Training;

/// <summary>What predictions, trainings and explanations do with the model of a store.</summary>
/// <param name="storeFolder">The store's folder.</param>
/// <param name="input">Songs and vectors.</param>
internal sealed class SelectionModels(string storeFolder, RankingInput input)
{
    /// <summary>Songs named in a sentence.</summary>
    private const int Named = 3;

    /// <summary>Ranks by the stored model where it fits, else by what today's picks tell.</summary>
    public Prediction Predict(PredictionRequest request, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        var stored = Find(request);
        var prediction = PredictionMaker.Make(
            input, RankerOf(stored.Model, input), request.Options, progress, cancellationToken, stored.Model is { } model ? model.Calibration.Probability : null);
        return stored.Warning is { } warning && prediction.Candidates.Count > 0 ? prediction with { Warnings = [.. prediction.Warnings, warning] } : prediction;
    }

    /// <summary>Name of the scorer that ranks as a prediction does now.</summary>
    public string ShownScorer(PredictionRequest request) => RankerOf(Find(request).Model, input).Name switch
    {
        BlendRanker.RankerName => LearnedBlendScorer.ScorerName,
        GbdtRanker.RankerName => GbdtScorer.Mixed.Name,
        _ => SimilarityScorer.ScorerName,
    };

    /// <inheritdoc cref="ISelectionPredictor.TrainAsync"/>
    public TrainingReport Train(DateTimeOffset now, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        ThrowIfContradictory();
        var table = TasteTable.Of(input);
        var counts = Trainer.Count(table);
        if (!Trainer.IsEnough(counts))
        {
            return Report(TrainingStatus.InsufficientSamples, Insufficient(counts), null, RankerOf(null, input).Name, counts, []);
        }

        var model = Trainer.Train(table, input.Model, now, progress, cancellationToken);
        var path = ModelManifest.PathIn(storeFolder);
        try
        {
            ModelManifest.Write(path, model);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            var failure = TrainingTexts.Word("model-not-written", exception.Message);
            return Report(TrainingStatus.Failed, failure, null, RankerOf(null, input).Name, counts, model.Validation);
        }

        return Report(TrainingStatus.Trained, Outcome(model), path, model.Ranker, counts, model.Validation);
    }

    /// <inheritdoc cref="ISelectionPredictor.ExplainAsync"/>
    public Explanation Explain(PredictionRequest request, SongId song, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        // A pick is put back among the candidates: then everything is made without it.
        var isPick = input.Picks.Any(pick => pick.Id == song);
        var asked = isPick ? WithoutPick(song) : input;
        var stored = Find(request);
        var eligible = PredictionMaker.Eligible(asked);
        var candidate = eligible.FirstOrDefault(index => asked.Candidates[index].Id == song, -1);
        var picks = new PickSet(asked.Picks, asked.PickVectors);
        if (candidate < 0)
        {
            throw new PicksException(TrainingTexts.Word("song-not-ranked", song.Value));
        }

        if (RankingWarnings.Hindrance(asked, picks, eligible.Count) is { } hindrance)
        {
            throw new PicksException(hindrance);
        }

        var ranker = RankerOf(stored.Model, asked);
        var ranking = ranker.Rank(asked, picks, eligible, progress, cancellationToken);
        var (found, score) = (asked.Candidates[candidate], ranking.Score(candidate));
        var ranked = new RankedSong(ranking.Order.ToList().IndexOf(candidate) + 1, song, found.Path, found.Tags, score, ranking.Reasons(candidate))
        {
            Probability = ranking.HasSound(candidate) ? stored.Model?.Calibration.Probability(score) : null,
        };
        var contributions = ranking.Contributions(candidate)
            .Where(part => part.Value != 0)
            .OrderByDescending(part => Math.Abs(part.Value))
            .Select(part => new ScoreContribution(part.Name, TrainingTexts.Column(part.Name), part.Value));
        return new Explanation(ranked, isPick, eligible.Count, ranker.Name, [.. contributions])
        {
            AlreadyHave = isPick ? null : AlreadyHave(candidate, cancellationToken),
        };
    }

    /// <summary>Says so when a candidate is a pick's recording.</summary>
    private UserText? AlreadyHave(int candidate, CancellationToken cancellationToken)
    {
        var owned = new OwnedRecordings(input.Candidates, input.Picks, input.Fingerprints);
        owned.Check([candidate], cancellationToken);
        return owned.Contains(candidate) ? RankingWarnings.About([(input.Candidates[candidate], owned.PickOf(candidate))]).First() : null;
    }

    private StoredModel Find(PredictionRequest request) =>
        StoredModel.Find(storeFolder, request.ModelFile, input.Model, input.Picks.Select(pick => pick.Id));

    private static IRanker RankerOf(TrainedModel? model, RankingInput input)
    {
        if (!BlendRanker.IsApplicable(input))
        {
            return SimilarityRanker.Instance;
        }

        return model switch
        {
            null => new BlendRanker(weights: null),
            { Ranker: BlendRanker.RankerName } => new BlendRanker(WeightsOf(model)),
            { Ranker: GbdtRanker.RankerName, Trees: { } trees } => new GbdtRanker(trees, WeightsOf(model)),
            _ => new SimilarityRanker(BlendRanker.TrainedMode),
        };
    }

    private static double[] WeightsOf(TrainedModel model) => [.. Enumerable.Range(0, BlendColumns.Count).Select(column => model.Weights[BlendColumns.NameOf(column)])];

    private static TrainingReport Report(
        TrainingStatus status, UserText summary, string? path, string ranker, (int Picks, int Others) counts, IReadOnlyList<ValidatedRanker> validation) =>
        new(status, summary, path, ranker, counts.Picks, counts.Others, validation);

    private static UserText Insufficient((int Picks, int Others) counts) => counts.Picks < Trainer.LeastPicks
        ? TrainingTexts.Word("insufficient-picks", counts.Picks, Trainer.LeastPicks)
        : TrainingTexts.Word("insufficient-others", counts.Others, counts.Picks, Trainer.LeastOthersAPick);

    /// <summary>What was chosen, with how often a hidden pick came before another song: by the chosen ranker, and by the nearest pick (or the blend, where that lost).</summary>
    private static UserText Outcome(TrainedModel model)
    {
        var (nearest, blend) = (Validated(NeighbourScorer.Nearest.Name), Validated(LearnedBlendScorer.ScorerName));
        var (kind, chosen) = model.Ranker switch
        {
            GbdtRanker.RankerName => ("trained-mixed", Validated(GbdtScorer.Mixed.Name)),
            BlendRanker.RankerName => (blend.AheadOfNearest > blend.StandardError ? "trained-blend" : "trained-equal", blend),
            _ => ("trained-similarity", blend),
        };
        return TrainingTexts.Word(kind, model.Picks.Count, model.Picks.Count + model.Others, 100 * chosen.RocAuc, 100 * nearest.RocAuc);

        ValidatedRanker Validated(string scorer) => model.Validation.Single(ranker => ranker.Ranker == scorer);
    }

    private void ThrowIfContradictory()
    {
        var both = input.Picks.Where(pick => input.NotPicked.Contains(pick.Id)).Select(SongNames.Of).ToList();
        if (both.Count > 0)
        {
            throw new PicksException(TrainingTexts.Word("picked-and-not-picked", both.Count, RankingTexts.List(both.Take(Named))));
        }
    }

    private RankingInput WithoutPick(SongId song)
    {
        var row = input.Picks.ToList().FindIndex(pick => pick.Id == song);
        var kept = Enumerable.Range(0, input.Picks.Count).Where(pick => input.Picks[pick].Id != song).ToList();
        var dimension = input.PickVectors.Dimension;
        return input with
        {
            Picks = [.. kept.Select(pick => input.Picks[pick])],
            PickVectors = new([.. kept.SelectMany(pick => input.PickVectors.Row(pick).ToArray())], dimension),
            Candidates = [.. input.Candidates, input.Picks[row]],
            CandidateVectors = new([.. input.CandidateVectors.Values, .. input.PickVectors.Row(row)], dimension),
        };
    }
}
