namespace PredictPicks.Selection.Evaluation;

/// <summary>Chance that comes out the same every time.</summary>
internal static class Shuffle
{
    /// <summary>The items in an order that depends on their number and the seed alone.</summary>
    public static T[] Of<T>(IEnumerable<T> items, int seed)
    {
        var shuffled = items.ToArray();
        new Random(seed).Shuffle(shuffled);
        return shuffled;
    }
}
