using PredictPicks.Abstractions;
using PredictPicks.Selection.Training;

namespace PredictPicks.Selection.Tests.Training;

public sealed class TrainerTests
{
    [Theory]
    [InlineData(-0.03, 0.02, true)]
    [InlineData(-0.01, 0.02, false)]
    [InlineData(0.05, 0.02, false)]
    public void IsVetoed_ByMoreThanOneStandardError(double ahead, double error, bool expected) =>
        RankerChoice.IsVetoed(new ValidatedRanker("blend", 0.7, 0.3, ahead, error)).ShouldBe(expected);

    [Fact]
    public void Gains_AreByThePlaceAmongTheOthers()
    {
        var scores = new ValidationScores();
        scores.Add([5, 2.5, 2], [3, 2, 1, double.NegativeInfinity]);

        // Places 1, 2 and, level with one, 2½.
        scores.Gains[0].ShouldBe(1);
        scores.Gains[1].ShouldBe(1 / Math.Log2(3), 1e-12);
        scores.Gains[2].ShouldBe(1 / Math.Log2(3.5), 1e-12);
        scores.Others.Count.ShouldBe(3);
        var same = scores.ComparedWith(scores, "same");
        same.AheadOfNearest.ShouldBe(0);
        same.StandardError.ShouldBe(0);
        same.RocAuc.ShouldBe((1 + 0.75 + 0.625) / 3, 1e-12);
    }
}
