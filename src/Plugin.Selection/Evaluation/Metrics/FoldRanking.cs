using System.Runtime.InteropServices;

namespace PredictPicks.Selection.Evaluation.Metrics;

/// <summary>
/// Where the hidden picks of a fold came among the other songs. It is all that a measure of ranking looks at, and small however large the library:
/// one group for each distinct score of a hidden pick. Songs with equal scores share their places.
/// </summary>
/// <param name="Groups">Best first.</param>
/// <param name="Others">How many other songs were ranked.</param>
/// <param name="GroupOf">[hidden picks] the group that each is in.</param>
internal sealed record FoldRanking(IReadOnlyList<TieGroup> Groups, int Others, IReadOnlyList<int> GroupOf)
{
    /// <summary>Ranks by score, the higher the better; NaN counts as lower than any number.</summary>
    /// <param name="hidden">Scores of the hidden picks.</param>
    /// <param name="others">Scores of the songs that are no picks.</param>
    public static FoldRanking Of(IReadOnlyList<double> hidden, IReadOnlyList<double> others)
    {
        // Comparer<double> orders NaN before all numbers, which is what is wanted.
        var scores = hidden.Distinct().Order().ToArray();
        int[] places = [.. hidden.Select(score => Array.BinarySearch(scores, score))];
        var counts = new int[scores.Length];
        Array.ForEach(places, place => counts[place]++);
        var tied = new int[scores.Length];
        var between = new int[scores.Length + 1];
        foreach (var score in others)
        {
            var place = Array.BinarySearch(scores, score);
            _ = place >= 0 ? tied[place]++ : between[~place]++;
        }

        var groups = new TieGroup[scores.Length];
        var above = 0;
        for (var place = scores.Length - 1; place >= 0; place--)
        {
            above += between[place + 1];
            groups[scores.Length - 1 - place] = new TieGroup(above, tied[place], counts[place]);
            above += tied[place];
        }

        return new FoldRanking(groups, others.Count, [.. places.Select(place => scores.Length - 1 - place)]);
    }

    /// <summary>[groups] hidden picks in each.</summary>
    public int[] Hits() => [.. Groups.Select(group => group.Hidden)];
}

/// <summary>The hidden picks of one score, and the other songs around them.</summary>
/// <param name="OthersAbove">Other songs with a higher score.</param>
/// <param name="OthersTied">Other songs with the same score.</param>
/// <param name="Hidden">How many hidden picks; at least 1.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TieGroup(int OthersAbove, int OthersTied, int Hidden);
