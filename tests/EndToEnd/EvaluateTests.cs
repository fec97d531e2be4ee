using System.Text.Json;

namespace PredictPicks.EndToEnd;

/// <summary>How well picks can be predicted, as a user asks for it.</summary>
public sealed class EvaluateTests(LibraryFixture fixture) : IClassFixture<LibraryFixture>
{
    [Fact]
    public async Task Evaluate_PicksOfOneStyle_AreFoundAgain()
    {
        var result = (await EvaluateAsync(await ListAsync(5), "--format", "json")).ShouldExitWith(0);

        var document = JsonDocument.Parse(result.Output).RootElement;
        document.GetProperty("counts").GetProperty("picks").GetInt32().ShouldBe(5);
        document.GetProperty("counts").GetProperty("unpicked").GetInt32().ShouldBe(7);
        var split = document.GetProperty("splits")[0];
        split.GetProperty("kind").GetString().ShouldBe("folds");
        split.GetProperty("hidden").GetInt32().ShouldBe(5);
        var scorers = split.GetProperty("scorers").EnumerateArray().ToDictionary(scorer => scorer.GetProperty("name").GetString()!);
        ((string[])["random", "tags", "centroid", "nearest-pick", "probe", "blend"]).ShouldBeSubsetOf(scorers.Keys);
        RocAuc(scorers["nearest-pick"]).ShouldBeGreaterThan(0.8);
        document.GetProperty("warnings").EnumerateArray().Select(warning => warning.GetProperty("code").GetString()).ShouldContain("few-hidden");
    }

    [Fact]
    public async Task Evaluate_TwiceTheSame_IsTheSameToTheByte()
    {
        var list = await ListAsync(5);

        (await EvaluateAsync(list, "--format", "json")).Output.ShouldBe((await EvaluateAsync(list, "--format", "json")).Output);
    }

    [Fact]
    public async Task Evaluate_Report_IsOnePageThatNeedsNothingElse()
    {
        var page = fixture.Home.Combine("report.html");

        var result = (await EvaluateAsync(await ListAsync(5), "--report", page)).ShouldExitWith(0);

        result.Output.ShouldStartWith("A pick that Predict Picks had not seen came before another song in ");
        result.Output.ShouldContain("Nearest pick");
        result.Error.ShouldContain("Report written to " + page);
        var html = await File.ReadAllTextAsync(page);
        html.ShouldStartWith("<!DOCTYPE html>");
        html.ShouldContain("<svg");
        html.ShouldNotContain("://");
    }

    [Fact]
    public async Task Evaluate_TooFewPicks_SaysSoAndFails()
    {
        var result = (await EvaluateAsync(await ListAsync(2))).ShouldExitWith(1);

        result.Error.ShouldContain("Only 2 picks: at least 5 are needed");
        result.Error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Evaluate_PicksNeverScanned_AreNamedAndCounted()
    {
        var list = fixture.Home.Combine("unknown.txt");
        await File.WriteAllLinesAsync(list, Enumerable.Range(0, 6).Select(i => fixture.Home.Combine($"never-{i}.mp3")));

        var result = (await EvaluateAsync(list)).ShouldExitWith(1);

        result.Error.ShouldContain("Never analysed: " + fixture.Home.Combine("never-0.mp3"));
        result.Error.ShouldContain("None of your picks was ever analysed (6 in all)");
    }

    [Fact]
    public async Task Evaluate_AllSongsPicked_SaysSoAndFails() =>
        (await EvaluateAsync(fixture.Library)).ShouldExitWith(1).Error.ShouldContain("nothing to tell your picks from");

    private static double RocAuc(JsonElement scorer) => scorer.GetProperty("measures").GetProperty("rocAuc").GetProperty("value").GetDouble();

    private async Task<string> ListAsync(int picks)
    {
        var list = fixture.Home.Combine($"{picks}-picks.txt");
        await File.WriteAllLinesAsync(list, Enumerable.Range(1, picks).Select(fixture.PathOfChord));
        return list;
    }

    private Task<ProgramResult> EvaluateAsync(string picks, params string[] more) =>
        PicksProgram.RunAsync(fixture.Home, ["evaluate", "--library", fixture.Library, "--picks", picks, .. more]);
}
