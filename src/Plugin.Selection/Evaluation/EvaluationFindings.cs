using PredictPicks.Abstractions;
using PredictPicks.Selection.Evaluation.Metrics;
using PredictPicks.Selection.Evaluation.Splits;
using PredictPicks.Selection.Ranking;
using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Evaluation;

/// <summary>What a user should know about an evaluation, in sentences.</summary>
internal static class EvaluationFindings
{
    /// <summary>One pick a fold.</summary>
    private const int LeastPicks = StratifiedFolds.Count;

    /// <summary>Below this the intervals are so wide that a user should be told.</summary>
    private const int FewHidden = 20;

    /// <summary>Songs named in a sentence; a line has no room for more.</summary>
    private const int Named = 3;

    /// <exception cref="PicksException">There is nothing to measure; its sentence says why and what to do.</exception>
    public static void ThrowIfHopeless(EvaluationInput input)
    {
        var both = input.Picks.Intersect(input.NotPicked).ToList();
        var hindrance = (both.Count, input.Picks.Count, input.Unpicked.Count) switch
        {
            (> 0, _, _) => EvaluationTexts.Word("picked-and-not", both.Count, Names(input, both)),
            (_, 0, _) when input.PicksUnknown > 0 => EvaluationTexts.Word("no-pick-analysed", input.PicksUnknown),
            (_, 0, _) => EvaluationTexts.Word("no-picks"),
            (_, < LeastPicks, _) when input.PicksUnknown > 0 => EvaluationTexts.Word("too-few-analysed", input.Picks.Count, LeastPicks, input.PicksUnknown),
            (_, < LeastPicks, _) => EvaluationTexts.Word("too-few-picks", input.Picks.Count, LeastPicks),
            (_, _, 0) => EvaluationTexts.Word("all-picked"),
            _ => null,
        };
        if (hindrance is not null)
        {
            throw new PicksException(hindrance);
        }
    }

    public static EvaluationCounts Count(EvaluationInput input) => new(
        input.Picks.Count,
        input.PicksUnknown,
        input.Unpicked.Count,
        input.Picks.Concat(input.Unpicked).Count(song => !PickPanels.IsUnit(input.Songs.Vectors.Row(song))));

    /// <summary>How many of the first songs were hidden picks; in a library too small for that, how often a hidden pick came before another song.</summary>
    public static UserText Summarise(EvaluatedSplit split, string shown)
    {
        var measures = split.Scorers.Single(scorer => scorer.Name == shown).Measures;
        var hidden = (double)split.Hidden / split.Folds;
        var first = Cuts.All[0];
        if (measures.FirstOrDefault(measure => measure.Name == MeasureNames.PrecisionAt(first)) is { } precision)
        {
            var byChance = first * hidden / split.Songs;
            return EvaluationTexts.Word("summary-first", first, precision.Value * first, hidden, split.Songs, byChance);
        }

        var auc = measures.Single(measure => measure.Name == MeasureNames.RocAuc);
        return EvaluationTexts.Word("summary-pairs", auc.Value, hidden, split.Songs);
    }

    /// <param name="counts">What took part.</param>
    /// <param name="splits">How it went.</param>
    /// <param name="copies">Songs left out since they are a pick's recording.</param>
    public static IEnumerable<UserText> Warnings(EvaluationCounts counts, IReadOnlyList<EvaluatedSplit> splits, int copies)
    {
        if (counts.PicksUnknown > 0)
        {
            yield return EvaluationTexts.Word("picks-not-analysed", counts.PicksUnknown, counts.Picks + counts.PicksUnknown);
        }

        if (counts.WithoutFeatures > 0)
        {
            yield return EvaluationTexts.Word("songs-without-vector", counts.WithoutFeatures, counts.Picks + counts.Unpicked);
        }

        if (copies > 0)
        {
            yield return EvaluationTexts.Word("copies-left-out", copies);
        }

        if (splits[0].Hidden < FewHidden)
        {
            yield return EvaluationTexts.Word("few-hidden", splits[0].Hidden, SplitEvaluator.LeastForProbabilities);
        }

        if (splits.All(split => split.Kind != Split.ArtistDisjoint))
        {
            yield return EvaluationTexts.Word("no-artist-split");
        }
    }

    private static string Names(EvaluationInput input, List<int> songs) =>
        string.Join(", ", songs.Take(Named).Select(song => SongNames.Of(input.Songs.Songs[song]))) + (songs.Count > Named ? ", …" : string.Empty);
}
