using PredictPicks.Abstractions;
using PredictPicks.Selection.Evaluation;

namespace PredictPicks.Selection.Tests.Evaluation;

/// <summary>What cannot be evaluated is said in a sentence, never with a crash.</summary>
public sealed class EvaluationFindingsTests
{
    [Fact]
    public void NoPicks_IsSaid() => ShouldRefuse(new TasteLibrary(20).With([]), "no-picks");

    [Fact]
    public void PicksNeverScanned_AreCounted() =>
        ShouldRefuse(new TasteLibrary(20) { PicksUnknown = 7 }.With([]), "no-pick-analysed").ShouldContain("None of your picks was ever analysed (7 in all)");

    [Fact]
    public void OnePick_IsTooFew() => ShouldRefuse(new TasteLibrary(20).With([3]), "too-few-picks").ShouldBe("Only 1 pick: at least 5 are needed to hide some and find them again.");

    [Fact]
    public void MostPicksNeverScanned_SaysHowToGetThem() =>
        ShouldRefuse(new TasteLibrary(20) { PicksUnknown = 9 }.With([1, 2]), "too-few-analysed").ShouldContain("9 were not: scan the folder");

    [Fact]
    public void AllSongsPicked_IsSaid() => ShouldRefuse(new TasteLibrary(20).With(Enumerable.Range(0, 20)), "all-picked");

    [Fact]
    public void EmptyLibrary_IsSaid() => ShouldRefuse(new TasteLibrary(1).With([]), "no-picks");

    [Fact]
    public void SongsThatArePickedAndNot_AreNamed() =>
        ShouldRefuse(new TasteLibrary(20) { NotPicked = [2, 3] }.With(Enumerable.Range(0, 10)), "picked-and-not").ShouldContain("“Song 2” by Artist 2, “Song 3” by Artist 3.");

    [Fact]
    public void FivePicks_AndOneOtherSong_CanBeEvaluated()
    {
        var report = Evaluate(new TasteLibrary(6).With(Enumerable.Range(0, 5)));

        report.Splits[0].Folds.ShouldBe(5);
        report.Summary.Kind.ShouldBe("summary-pairs");
        report.Html.ShouldEndWith("</html>\n");
    }

    [Fact]
    public void Summary_CountsTheFirstTenSongs()
    {
        var report = Evaluate(new TasteLibrary(200).With(Enumerable.Range(0, 60)));

        report.Summary.Text.ShouldStartWith("Of the first 10 songs that Predict Picks would have recommended, ");
        report.Summary.Text.ShouldEndWith("(12 were hidden among 152 songs; by chance it would be 0.79).");
    }

    [Fact]
    public void Warnings_SayWhatIsMissing()
    {
        var tags = new SongTags { Artists = ["Everyone"] };

        var report = Evaluate(new TasteLibrary(30) { Tags = _ => tags, PicksUnknown = 2 }.With(Enumerable.Range(0, 10)));

        report.Warnings.Select(warning => warning.Kind).ShouldBe(["picks-not-analysed", "few-hidden", "no-artist-split"]);
        report.Counts.ShouldBe(new EvaluationCounts(10, 2, 20, 0));
    }

    private static EvaluationReport Evaluate(EvaluationInput input) => Evaluator.Evaluate(input, EvaluatedScorers.All, "learned-blend", null, CancellationToken.None);

    private static string ShouldRefuse(EvaluationInput input, string kind)
    {
        var refusal = Should.Throw<PicksException>(() => Evaluate(input));
        refusal.Code.ShouldBe(kind);
        return refusal.Message;
    }
}
