using CsCheck;
using PredictPicks.Selection.Features.Tonal;

namespace PredictPicks.Selection.Tests.Features.Tonal;

public class OrderStatisticsTests
{
    [Fact]
    public void NthLargest_OfAnyValues_IsThatOfTheSortedOnes() =>
        Gen.Int[0, 20].Select(i => (float)i).Array[1, 100].SelectMany(values => Gen.Int[0, values.Length - 1].Select(rank => (values, rank))).Sample(
            (values, rank) => OrderStatistics.NthLargest([.. values], rank) == values.OrderDescending().ElementAt(rank),
            iter: 2000);

    [Fact]
    public void NthLargest_BeyondTheValues_Throws() =>
        Should.Throw<ArgumentOutOfRangeException>(() => OrderStatistics.NthLargest([1f, 2f], 2));
}
