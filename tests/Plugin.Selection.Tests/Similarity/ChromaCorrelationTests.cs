using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Tests.Similarity;

public sealed class ChromaCorrelationTests
{
    [Fact]
    public void Find_AnyNumberOfPicks_AgreesWithTheFormula()
    {
        var random = new Random(1);
        for (var count = 0; count <= 37; count++)
        {
            var picks = Enumerable.Range(0, count).Select(_ => random.Next(5) == 0 ? null : Profile(random)).ToList();
            for (var own = -1; own < count; own++)
            {
                var song = own < 0 ? Profile(random) : picks[own];
                if (song is null)
                {
                    continue;
                }

                var others = picks.Where((pick, i) => i != own && pick is not null).ToList();
                var found = new ChromaCorrelation(picks).Find(song, own);
                found.HasValue.ShouldBe(others.Count > 0);
                if (found is { } most)
                {
                    ((double)most.Transposed).ShouldBe(others.Max(pick => Enumerable.Range(0, 12).Max(turn => Correlation(song, pick!, turn))), 1e-5);
                    ((double)most.AsIs).ShouldBe(others.Max(pick => Correlation(song, pick!, 0)), 1e-5);
                }
            }
        }
    }

    [Fact]
    public void Find_FlatOrBrokenProfile_HasNoCorrelation()
    {
        var correlation = new ChromaCorrelation([Profile(new Random(2)), new float[12]]);
        correlation.Find(new float[12], -1).ShouldBeNull();
        correlation.Find([float.NaN, .. new float[11]], -1).ShouldBeNull();
        correlation.Find(Profile(new Random(3)), 0).ShouldBeNull();
    }

    private static float[] Profile(Random random) => [.. Enumerable.Range(0, 12).Select(_ => random.NextSingle())];

    /// <summary>Pearson's r.</summary>
    private static double Correlation(float[] x, float[] y, int turn)
    {
        var (meanX, meanY) = (x.Average(value => (double)value), y.Average(value => (double)value));
        var (xy, xx, yy) = (0.0, 0.0, 0.0);
        for (var i = 0; i < 12; i++)
        {
            var (a, b) = (x[(i + turn) % 12] - meanX, y[i] - meanY);
            (xy, xx, yy) = (xy + (a * b), xx + (a * a), yy + (b * b));
        }

        return xy / Math.Sqrt(xx * yy);
    }
}
