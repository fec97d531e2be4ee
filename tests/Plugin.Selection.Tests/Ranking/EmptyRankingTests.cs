using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Tests.Ranking;

/// <summary>An empty list is never without a sentence.</summary>
public sealed class EmptyRankingTests
{
    [Fact]
    public void Predict_NoPicks_SaysSo() => ShouldBeEmpty(new RankingLibrary().Song("a", 0.5).Predict(), "no-picks");

    [Fact]
    public void Predict_PicksAllUnknown_SaysSo() =>
        ShouldBeEmpty(new RankingLibrary().UnknownPicks(7).Song("a", 0.5).Predict(), "no-pick-analysed");

    [Fact]
    public void Predict_PicksWithoutVectors_SaysSo() =>
        ShouldBeEmpty(new RankingLibrary().Pick("p", cosine: null).Song("a", 0.5).Predict(), "no-pick-analysed");

    [Fact]
    public void Predict_NoCandidates_SaysSo() => ShouldBeEmpty(new RankingLibrary().Pick("p").Predict(), "no-candidates");

    [Fact]
    public void Predict_EveryCandidateIsAPick_SaysSo() => ShouldBeEmpty(new RankingLibrary().Pick("p").Song("p", 1).Predict(), "nothing-left");

    [Fact]
    public void Predict_EveryCandidateIsNotPicked_SaysSo() =>
        ShouldBeEmpty(new RankingLibrary().Pick("p").Song("a", 1).NotPicked("a").Predict(), "nothing-left");

    private static void ShouldBeEmpty(Prediction prediction, string warning)
    {
        prediction.Candidates.ShouldBeEmpty();
        prediction.WarningKinds().ShouldBe([warning]);
        prediction.Counts.Candidates.ShouldBe(0);
        prediction.Warnings[0].Text.ShouldEndWith(".");
    }
}
