using System.Text.Json;

namespace PredictPicks.EndToEnd;

/// <summary>The verbs around the main job.</summary>
public sealed class ToolsTests(LibraryFixture fixture) : IClassFixture<LibraryFixture>
{
    [Fact]
    public async Task Inspect_Json_HasTheDesignsShape()
    {
        var result = await PicksProgram.RunAsync(fixture.Home, "inspect", fixture.PathOfChord(1), "--format", "json");

        var song = JsonDocument.Parse(result.ShouldExitWith(0).Output).RootElement[0];
        song.GetProperty("songId").GetString()!.Length.ShouldBe(64);
        song.GetProperty("durationSec").GetDouble().ShouldBe(SynthMusic.SecondsPerSong, 0.2);
        song.GetProperty("tags").GetProperty("title").GetString().ShouldBe("Chord 1");
        song.GetProperty("embedding").GetProperty("dimension").GetInt32().ShouldBe(200);
        song.GetProperty("embedding").GetProperty("values").GetArrayLength().ShouldBe(200);
        song.GetProperty("rms").GetDouble().ShouldBeInRange(0.05, 0.5);
    }

    [Fact]
    public async Task Inspect_SilentFile_SaysWhatIsMissingAndWhy()
    {
        var path = fixture.Home.Combine("silence.flac");
        SynthMusic.Make(path, "anullsrc=r=44100", "Silence", "Nobody", "None");

        var result = await PicksProgram.RunAsync(fixture.Home, "inspect", path, "--format", "json");

        var song = JsonDocument.Parse(result.ShouldExitWith(0).Output).RootElement[0];
        song.TryGetProperty("embedding", out _).ShouldBeFalse();
        song.GetProperty("missing").EnumerateArray().Select(missing => missing.GetProperty("feature").GetString()).ShouldContain("embedding");
    }

    [Fact]
    public async Task Export_Vectors_WritesOneRowASong()
    {
        var file = fixture.Home.Combine("vectors.npy");

        (await PicksProgram.RunAsync(fixture.Home, "export", "--library", fixture.Library, "--what", "vectors", "--output", file)).ShouldExitWith(0);

        var ids = await File.ReadAllLinesAsync(fixture.Home.Combine("vectors.ids.txt"));
        ids.Length.ShouldBe(12);
        var bytes = await File.ReadAllBytesAsync(file);
        bytes[..6].ShouldBe([0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y']);
        (bytes.Length % 64).ShouldBe((12 * 200 * sizeof(float)) % 64, "the header is padded to 64 bytes");
        bytes.Length.ShouldBeGreaterThan(12 * 200 * sizeof(float));
    }

    [Fact]
    public async Task Doctor_OnAMachineThatRunsTheTests_FindsNothingBroken() =>
        (await PicksProgram.RunAsync(fixture.Home, "doctor")).ShouldExitWith(0);

    [Fact]
    public async Task Models_Verify_FindsTheBundledModelWhole()
    {
        (await PicksProgram.RunAsync(fixture.Home, "models", "list")).ShouldExitWith(0).Output.ShouldContain("msd-musicnn");
        (await PicksProgram.RunAsync(fixture.Home, "models", "verify")).ShouldExitWith(0);
    }

    [Fact]
    public async Task UnknownVerb_IsWrongUsage()
    {
        var result = await PicksProgram.RunAsync(fixture.Home, "predcit");

        result.ShouldExitWith(2).Error.ShouldContain("predict");
    }

    [Fact]
    public async Task Version_IsPrinted() =>
        (await PicksProgram.RunAsync(fixture.Home, "--version")).ShouldExitWith(0).Output.Trim().ShouldMatch(@"^\d+\.\d+\.\d+");
}
