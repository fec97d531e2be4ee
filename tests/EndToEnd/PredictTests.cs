using System.Text.Json;

namespace PredictPicks.EndToEnd;

/// <summary>The main job as a user starts it: a folder and a list of picks in, a ranked list with reasons out.</summary>
public sealed class PredictTests(LibraryFixture fixture) : IClassFixture<LibraryFixture>
{
    [Fact]
    public async Task Predict_PicksOfOneStyle_RanksTheSameStyleFirst()
    {
        var prediction = await PredictJsonAsync();

        var candidates = prediction.GetProperty("candidates").EnumerateArray().ToList();
        candidates.Count.ShouldBe(9);
        candidates.Take(3).Select(Title).ShouldBe(["Chord 2", "Chord 4", "Chord 6"], ignoreOrder: true);
        candidates.Select(candidate => candidate.GetProperty("rank").GetInt32()).ShouldBe(Enumerable.Range(1, 9));
        candidates.Select(candidate => candidate.GetProperty("score").GetDouble()).ShouldBeInOrder(SortDirection.Descending);
    }

    [Fact]
    public async Task Predict_Json_SaysWhatItCountedAndWhy()
    {
        var prediction = await PredictJsonAsync();

        prediction.GetProperty("mode").GetString().ShouldBe("similarity");
        prediction.GetProperty("model").GetProperty("id").GetString().ShouldBe("msd-musicnn");
        var counts = prediction.GetProperty("counts");
        counts.GetProperty("picks").GetInt32().ShouldBe(3);
        counts.GetProperty("picksWithoutFile").GetInt32().ShouldBe(0);
        counts.GetProperty("picksUnknown").GetInt32().ShouldBe(0);
        counts.GetProperty("candidates").GetInt32().ShouldBe(9);
        foreach (var candidate in prediction.GetProperty("candidates").EnumerateArray())
        {
            candidate.GetProperty("reasons").EnumerateArray().ShouldNotBeEmpty();
            File.Exists(candidate.GetProperty("path").GetString()).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task Predict_Playlist_IsReadableByAPlayer()
    {
        var playlist = fixture.Home.Combine("out.m3u8");

        (await RunPredictAsync("--format", "m3u8", "--output", playlist)).ShouldExitWith(0);

        var entries = File.ReadLines(playlist).Where(line => !line.StartsWith('#')).ToList();
        entries.Count.ShouldBe(9);
        entries.ShouldAllBe(entry => File.Exists(Path.Combine(fixture.Home.Path, entry)));
    }

    [Fact]
    public async Task Predict_Table_ShowsTitlesAndReasons()
    {
        var result = (await RunPredictAsync()).ShouldExitWith(0);

        result.Output.ShouldContain("Chord 2");
        result.Output.ShouldContain("closest to your pick");
        result.Output.ShouldNotContain("\u001b[");
    }

    [Fact]
    public async Task Predict_UnknownPick_IsCountedAndSaid()
    {
        var list = fixture.Home.Combine("with-unknown.txt");
        await File.WriteAllLinesAsync(list, [fixture.PathOfChord(1), fixture.Home.Combine("never-seen.mp3")]);

        var prediction = await PredictJsonAsync(list);

        prediction.GetProperty("counts").GetProperty("picksUnknown").GetInt32().ShouldBe(1);
        prediction.GetProperty("warnings").EnumerateArray().Select(warning => warning.GetProperty("text").GetString()).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task Predict_EmptyList_SaysWhyThereIsNoAnswer()
    {
        var list = fixture.Home.Combine("empty.txt");
        await File.WriteAllTextAsync(list, string.Empty);

        var result = await PicksProgram.RunAsync(fixture.Home, "predict", "--library", fixture.Library, "--picks", list, "--no-scan");

        (result.Output + result.Error).ShouldContain("pick");
        result.Error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Run_PredictPicks_WritesThePlaylistAndReplacesItNextTime()
    {
        var playlist = fixture.Home.Combine("Predicted picks.m3u8");
        string[] arguments = ["run", "predict-picks", "--host", "folder", "--library", fixture.Library, "--picks", fixture.Picks, "--result", playlist];

        (await PicksProgram.RunAsync(fixture.Home, arguments)).ShouldExitWith(0);
        var first = await File.ReadAllTextAsync(playlist);
        (await PicksProgram.RunAsync(fixture.Home, arguments)).ShouldExitWith(0);

        first.ShouldContain("Chord 2");
        (await File.ReadAllTextAsync(playlist)).ShouldBe(first);
    }

    private static string? Title(JsonElement candidate) => candidate.GetProperty("title").GetString();

    private async Task<JsonElement> PredictJsonAsync(string? picks = null)
    {
        var result = await PicksProgram.RunAsync(
            fixture.Home,
            "predict", "--library", fixture.Library, "--picks", picks ?? fixture.Picks, "--no-scan", "--format", "json");
        result.ShouldExitWith(0);
        return JsonDocument.Parse(result.Output).RootElement;
    }

    private Task<ProgramResult> RunPredictAsync(params string[] more) => PicksProgram.RunAsync(
        fixture.Home,
        ["predict", "--library", fixture.Library, "--picks", fixture.Picks, "--no-scan", .. more]);
}
