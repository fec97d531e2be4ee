using System.Numerics.Tensors;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Ranking.Blend;
using PredictPicks.Selection.Ranking.Scorers;

namespace PredictPicks.Selection.Evaluation;

/// <summary>What the blend goes by: how far each of its parts moves the songs of a library against one another.</summary>
internal static class BlendImportance
{
    /// <summary>Each part's standard deviation over all songs with a vector, as a share of the sum of all; the largest first, those of 0 left out.</summary>
    public static IReadOnlyList<FeatureImportance> Of(SongTable songs, Taste taste, CancellationToken cancellationToken)
    {
        var table = BlendTable.Of(songs, taste, null, cancellationToken);
        var weights = BlendWeights.Fit(table, taste, cancellationToken);
        var scored = Enumerable.Range(0, songs.Count).Where(table.HasSound).ToArray();
        if (scored.Length == 0)
        {
            return [];
        }

        var moves = new double[BlendColumns.Count];
        for (var column = 0; column < moves.Length; column++)
        {
            var values = Array.ConvertAll(scored, song => table.Row(song)[column]);
            moves[column] = weights[column] * TensorPrimitives.StdDev<double>(values);
        }

        return FeatureShares.Of(moves, BlendColumns.NameOf);
    }
}
