namespace PredictPicks.Selection.Ranking.Table;

/// <summary>Numbers of the picks, sorted: the nearest one is found by bisection.</summary>
internal sealed class SortedNumbers
{
    private readonly double[] _numbers;

    /// <param name="numbers">Those that are known, in any order.</param>
    public SortedNumbers(IEnumerable<double> numbers)
    {
        _numbers = [.. numbers.Order()];
    }

    /// <summary>Distance to the nearest number; null when there is none.</summary>
    /// <param name="number">From where.</param>
    /// <param name="isOne">Whether it is one of them itself: then it is passed over, once.</param>
    public double? Distance(double number, bool isOne)
    {
        var place = Array.BinarySearch(_numbers, number);
        if (isOne && place < 0)
        {
            throw new ArgumentException("It is none of the numbers.", nameof(isOne));
        }

        var (below, above) = isOne ? (place - 1, place + 1) : place < 0 ? (~place - 1, ~place) : (place, place);
        var nearest = double.PositiveInfinity;
        if (below >= 0)
        {
            nearest = number - _numbers[below];
        }

        if (above < _numbers.Length)
        {
            nearest = Math.Min(nearest, _numbers[above] - number);
        }

        return double.IsFinite(nearest) ? nearest : null;
    }
}
