using PredictPicks.Selection.Training;

namespace PredictPicks.Selection.Tests.Training;

public sealed class RankerChoiceTests
{
    private static readonly int[] First = [0, 0, 0, 1, 0];
    private static readonly int[] Middle = [3, 4, 3, 2, 3];
    private static readonly int[] Last = [9, 8, 9, 9, 8];

    [Fact]
    public void Of_FewPicks_IsTheBlendUnlessItIsWorseThanTheNearestPick()
    {
        Choose(Middle, First).ShouldBe("learned-blend");
        Choose(Middle, Middle).ShouldBe("learned-blend");
        Choose(Middle, Last).ShouldBe("similarity");
    }

    [Fact]
    public void Of_PicksEnoughForTrees_IsTheirMeanWithTheBlendUnlessItIsWorseThanTheBlend()
    {
        Choose(Middle, Middle, Middle, First).ShouldBe("blend-gbdt");
        Choose(Middle, Middle, Middle, Middle).ShouldBe("blend-gbdt");
        Choose(Middle, Middle, Middle, Last).ShouldBe("learned-blend");
        Choose(Middle, Last, Middle, Last).ShouldBe("similarity");
    }

    [Fact]
    public void Of_TreesThatPromiseTheMost_AreNotChosenAlone() => Choose(Middle, Middle, First, Middle).ShouldBe("blend-gbdt");

    /// <param name="places">Of the hidden picks among the others, by nearest pick, blend, trees and the mean of both.</param>
    private static string Choose(params int[][] places)
    {
        var names = (string[])["nearest-pick", "learned-blend", "gbdt", "blend-gbdt"];
        var candidates = places.Select((place, i) => new CandidateRanker(names[i], names[i], Scores(place))).ToList();
        candidates.Insert(1, new CandidateRanker("similarity", "similarity", Scores(places[0])));
        return RankerChoice.Of(candidates).Scorer;
    }

    private static ValidationScores Scores(int[] places)
    {
        var scores = new ValidationScores();
        foreach (var place in places)
        {
            scores.Add([9.5 - place], [.. Enumerable.Range(0, 10).Select(other => (double)other)]);
        }

        return scores;
    }
}
