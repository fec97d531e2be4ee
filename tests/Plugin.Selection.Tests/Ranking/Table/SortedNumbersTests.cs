using CsCheck;
using PredictPicks.Selection.Ranking.Table;

namespace PredictPicks.Selection.Tests.Ranking.Table;

public sealed class SortedNumbersTests
{
    [Fact]
    public void Distance_AnyNumbers_IsTheSmallestDifference() =>
        Gen.Int[0, 20].Array[0, 8].Select(Gen.Int[0, 20]).Sample((numbers, number) =>
        {
            var sorted = new SortedNumbers(numbers.Select(other => (double)other));
            sorted.Distance(number, isOne: false).ShouldBe(Smallest(numbers, number));
            var own = Array.IndexOf(numbers, number);
            if (own >= 0)
            {
                sorted.Distance(number, isOne: true).ShouldBe(Smallest([.. numbers.Where((_, i) => i != own)], number));
            }
        });

    private static double? Smallest(int[] numbers, int number) => numbers.Length == 0 ? null : numbers.Min(other => Math.Abs(other - number));
}
