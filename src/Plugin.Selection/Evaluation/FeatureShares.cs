using PredictPicks.Abstractions;
using PredictPicks.Selection.Training;

namespace PredictPicks.Selection.Evaluation;

/// <summary>How important features are, for people.</summary>
internal static class FeatureShares
{
    /// <summary>Each one's share of the sum, the largest first, those of 0 left out.</summary>
    /// <param name="moves">How far each moves the scores, 0 or more.</param>
    /// <param name="nameOf">Its stable name.</param>
    public static IReadOnlyList<FeatureImportance> Of(double[] moves, Func<int, string> nameOf)
    {
        var total = Math.Max(moves.Sum(), double.Epsilon);
        return
        [
            .. Enumerable.Range(0, moves.Length).Where(feature => moves[feature] > 0).OrderByDescending(feature => moves[feature]).Select(feature => new FeatureImportance(
                nameOf(feature), TrainingTexts.Column(nameOf(feature)), moves[feature] / total)),
        ];
    }
}
