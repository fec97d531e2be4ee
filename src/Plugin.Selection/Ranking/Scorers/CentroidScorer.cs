using System.Numerics.Tensors;
using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Ranking.Scorers;

/// <summary>The cosine with the mean of all picks: one centre for the whole taste.</summary>
internal sealed class CentroidScorer : IScorer
{
    public string Name => "centroid";

    public double[] Score(SongTable songs, Taste taste, CancellationToken cancellationToken)
    {
        var sum = new double[songs.Vectors.Dimension];
        int[] picks = [.. taste.Picks.Where(pick => PickPanels.IsUnit(songs.Vectors.Row(pick)))];
        foreach (var pick in picks)
        {
            TensorPrimitives.Add(sum, ToDouble(songs.Vectors.Row(pick)), sum);
        }

        var scores = new double[songs.Count];
        var centre = DirectionOf(sum);
        var parallel = new ParallelOptions { CancellationToken = cancellationToken };
        Parallel.For(0, songs.Count, parallel, song =>
            scores[song] = PickPanels.IsUnit(songs.Vectors.Row(song)) ? Cosine(songs.Vectors.Row(song), centre) : double.NaN);
        Parallel.ForEach(picks, parallel, pick => scores[pick] = CosineWithOthers(songs.Vectors.Row(pick), sum));
        return scores;
    }

    private static double CosineWithOthers(ReadOnlySpan<float> pick, double[] sum)
    {
        var others = ToDouble(pick);
        TensorPrimitives.Subtract(sum, others, others);
        return Cosine(pick, DirectionOf(others));
    }

    private static double Cosine(ReadOnlySpan<float> vector, float[] centre) => centre.Length > 0 ? TensorPrimitives.Dot(vector, centre) : double.NaN;

    /// <summary>Scaled to unit length; empty where there is none.</summary>
    private static float[] DirectionOf(double[] sum)
    {
        var length = TensorPrimitives.Norm<double>(sum);
        return length > 0 ? Array.ConvertAll(sum, value => (float)(value / length)) : [];
    }

    private static double[] ToDouble(ReadOnlySpan<float> vector)
    {
        var result = new double[vector.Length];
        TensorPrimitives.ConvertTruncating<float, double>(vector, result);
        return result;
    }
}
