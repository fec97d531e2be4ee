using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Models;

/// <summary>Whether a graph takes and gives what its card says.</summary>
internal static class NetworkShape
{
    /// <summary>The first dimension is the number of patches; a negative one stands for any.</summary>
    /// <exception cref="PicksException">It does not.</exception>
    public static void Check(ModelCard card, string name, int[] actual, bool isFloat, int[] expected)
    {
        var fits = actual is [< 0, ..]
            && isFloat
            && actual.Length == expected.Length + 1
            && actual.Skip(1).Zip(expected).All(pair => pair.First < 0 || pair.First == pair.Second);
        if (!fits)
        {
            throw Differs(card, name, actual, expected);
        }
    }

    public static PicksException Differs(ModelCard card, string name, int[] actual, int[] expected) => new(
        ModelsTexts.Word("model-shape-differs", card.Weights.Path, name, Describe(actual), $"[N, {string.Join(", ", expected)}]"),
        card.Weights.Path);

    private static string Describe(int[] dimensions) => dimensions.Length == 0
        ? "–"
        : $"[{string.Join(", ", dimensions.Select(dimension => dimension < 0 ? "N" : $"{dimension}"))}]";
}
