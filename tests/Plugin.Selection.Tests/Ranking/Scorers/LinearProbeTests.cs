using PredictPicks.Selection.Ranking.Scorers;
using PredictPicks.Selection.Similarity;
using PredictPicks.Selection.Tests.Similarity;

namespace PredictPicks.Selection.Tests.Ranking.Scorers;

/// <summary>Against ridge regression written down plainly: one weighted row a song, Gaussian elimination, one model a song.</summary>
public sealed class LinearProbeTests
{
    private const double Regularisation = 0.005;

    [Theory]
    [InlineData(2, 0)]
    [InlineData(9, 0)]
    [InlineData(30, 0)]
    [InlineData(9, 6)]
    public void Score_EverySong_IsThatOfPlainRidgeRegression(int picks, int notPicked)
    {
        var songs = TasteLibrary.Songs(80, seed: 20);
        var taste = TasteLibrary.Taste(songs, picks, seed: 21);
        taste = taste with { NotPicked = [.. Enumerable.Range(0, songs.Count).Except(taste.Picks).Take(notPicked)] };
        var scores = new LinearProbe(songs, taste, TestContext.Current.CancellationToken).Score();
        for (var song = 0; song < songs.Count; song++)
        {
            scores.Raw[song].ShouldBe(PlainScore(songs, taste, song), 1e-5);
        }
    }

    [Fact]
    public void Score_Standardised_IsByTheSpreadOfItsModelOverTheLibrary()
    {
        var songs = TasteLibrary.Songs(400, seed: 22);
        var taste = TasteLibrary.Taste(songs, 12, seed: 23);
        var scores = new LinearProbe(songs, taste, TestContext.Current.CancellationToken).Score().ToArray();
        scores.Average().ShouldBe(0, 0.05);
        scores.Average(score => score * score).ShouldBe(1, 0.1);
    }

    private static double PlainScore(SongTable songs, Taste taste, int song)
    {
        var fold = Folds.Of(songs.Songs[song].Id);
        var picks = taste.Picks.Where(pick => pick != song).ToList();
        var others = Enumerable.Range(0, songs.Count).Where(other => other != song && !taste.Picks.Contains(other) && Folds.Of(songs.Songs[other].Id) != fold).ToList();
        var notPicked = taste.NotPicked.Where(others.Contains).ToList();
        var share = (double)notPicked.Count / (notPicked.Count + picks.Count);
        var rows = new List<(int Song, double Weight, double Label)>();
        rows.AddRange(picks.Select(pick => (pick, 1.0 / picks.Count, 1.0)));
        rows.AddRange(others.Select(other => (other, (1 - share) / others.Count, -1.0)));
        rows.AddRange(notPicked.Select(other => (other, share / notPicked.Count, -1.0)));

        // The last unknown is the intercept, which is not regularised.
        var size = TasteLibrary.Dimension + 1;
        var matrix = new double[size, size + 1];
        foreach (var (row, weight, label) in rows)
        {
            var x = Extended(songs.Vectors, row);
            for (var i = 0; i < size; i++)
            {
                for (var j = 0; j < size; j++)
                {
                    matrix[i, j] += weight * x[i] * x[j];
                }

                matrix[i, size] += weight * label * x[i];
            }
        }

        for (var i = 0; i < size - 1; i++)
        {
            matrix[i, i] += Regularisation;
        }

        var weights = PlainSolver.Solve(matrix);
        return Extended(songs.Vectors, song).Zip(weights).Sum(pair => pair.First * pair.Second);
    }

    private static double[] Extended(VectorTable vectors, int row) => [.. vectors.Row(row).ToArray().Select(value => (double)value), 1];
}
