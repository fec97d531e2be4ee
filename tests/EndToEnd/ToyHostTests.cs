namespace PredictPicks.EndToEnd;

/// <summary>A host that was written by CONTRIBUTING's recipe is dropped into a folder of plug-ins, and works: nothing else knows of it.</summary>
public sealed class ToyHostTests(LibraryFixture fixture) : IClassFixture<LibraryFixture>
{
    [Fact]
    public async Task Run_HostThatWasDroppedIn_WritesItsPlaylist()
    {
        var plugin = fixture.Home.Combine("dropped-in", "host-toy");
        Directory.CreateDirectory(plugin);
        foreach (var file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "toy")))
        {
            File.Copy(file, Path.Combine(plugin, Path.GetFileName(file)));
        }

        (await PicksProgram.RunAsync(fixture.Home, "seal", plugin)).ShouldExitWith(0);
        var player = Directory.CreateDirectory(fixture.Home.Combine("player")).FullName;
        await File.WriteAllLinesAsync(Path.Combine(player, "library.txt"), Directory.GetFiles(fixture.Library, "*", SearchOption.AllDirectories));
        File.Copy(fixture.Picks, Path.Combine(player, "精选.list"));

        (await RunAsync("--help")).ShouldExitWith(0).Output.ShouldContain("Where library.txt lies.");
        (await RunAsync("--folder", player, "--top", "3")).ShouldExitWith(0);

        (await File.ReadAllLinesAsync(Path.Combine(player, "Predicted picks.list"))).ShouldBe([fixture.PathOfChord(2), fixture.PathOfChord(4), fixture.PathOfChord(6)], ignoreOrder: true);
        (await RunAsync("--folder", fixture.Library)).ShouldExitWith(1).Error.ShouldContain("There is no library.txt");
    }

    private Task<ProgramResult> RunAsync(params string[] arguments)
    {
        var start = PicksProgram.Describe(fixture.Home, PicksProgram.Path, ["run", "predict-picks", "--host", "toy", .. arguments]);
        start.Environment["PICKS_PLUGINS"] = fixture.Home.Combine("dropped-in");
        return PicksProgram.RunAsync(start, null);
    }
}
