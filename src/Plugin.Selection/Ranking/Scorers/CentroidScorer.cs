using System.Numerics.Tensors;
using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Ranking.Scorers;

/// <summary>The cosine with the mean of all picks: one centre for the whole taste.</summary>
internal sealed class CentroidScorer : IScorer
{
    public string Name => "centroid";

    public double[] Score(SongTable songs, Taste taste, CancellationToken cancellationToken)
    {
        var own = Neighbours.OwnPicks(songs.Count, taste);
        var sum = new double[songs.Vectors.Dimension];
        foreach (var pick in taste.Picks.Where(pick => PickPanels.IsUnit(songs.Vectors.Row(pick))))
        {
            TensorPrimitives.Add(sum, ToDouble(songs.Vectors.Row(pick)), sum);
        }

        var scores = new double[songs.Count];
        Parallel.For(0, songs.Count, new ParallelOptions { CancellationToken = cancellationToken }, song =>
            scores[song] = PickPanels.IsUnit(songs.Vectors.Row(song)) ? Cosine(songs.Vectors.Row(song), sum, own[song] >= 0) : double.NaN);
        return scores;
    }

    /// <summary>Of unit vector x with the sum s, or with s − x: the products x·s and s·s tell both.</summary>
    private static double Cosine(ReadOnlySpan<float> vector, double[] sum, bool isLeftOut)
    {
        var centre = sum.AsSpan().ToArray();
        var x = ToDouble(vector);
        if (isLeftOut)
        {
            TensorPrimitives.Subtract(centre, x, centre);
        }

        var length = TensorPrimitives.Norm<double>(centre);
        return length > 0 ? TensorPrimitives.Dot<double>(centre, x) / length : double.NaN;
    }

    private static double[] ToDouble(ReadOnlySpan<float> vector)
    {
        var result = new double[vector.Length];
        TensorPrimitives.ConvertTruncating<float, double>(vector, result);
        return result;
    }
}
