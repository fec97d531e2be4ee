using System.Text.Json.Nodes;
using PredictPicks.TestHost.CommandLine;
using PredictPicks.TestHost.Commands;
using PredictPicks.TestHost.Tests.Support;

namespace PredictPicks.TestHost.Tests.Commands;

public sealed class ExportVerbTests : IDisposable
{
    private readonly Picks _picks = new();

    public void Dispose() => _picks.Dispose();

    [Fact]
    public async Task Export_FeaturesAsCsvAndJson_HaveEverySong()
    {
        await ScanAsync("a/=one.mp3", "b/two.mp3");

        (await ExportAsync("features", "songs.csv")).Error.ShouldContain("2 songs written");
        await ExportAsync("features", "songs.json");

        var lines = File.ReadAllLines(_picks.PathOf("songs.csv"));
        lines[0].ShouldBe("songId,path,title,artists,album,albumArtist,genres,year,track,durationSec,bitrateKbps,rms,key,mode,keyStrength,bpm,bpmConfidence,bpmAlternative,loudnessLufs,peakDbfs,loudnessRangeLu,hpcp,updatedAt");
        lines[1].ShouldBe($"id-=one.mp3,{_picks.Library}/a/=one.mp3,'=one,a,,,,1999,,61.6,192,0.25,,,,,,,,,,,1970-01-01T00:00:00.0000000+00:00");
        var songs = JsonNode.Parse(File.ReadAllText(_picks.PathOf("songs.json")))!.AsArray();
        songs.Count.ShouldBe(2);
        songs[1]!["tags"]!["title"]!.GetValue<string>().ShouldBe("two");
    }

    [Fact]
    public async Task Export_Library_KeepsTheSongsThatAreUnderIt()
    {
        await ScanAsync("a/one.mp3", "ab/two.mp3");

        var outcome = await ExportAsync("features", "songs.csv", "--library", Path.Combine(_picks.Library, "a"));

        outcome.Error.ShouldContain("1 song written");
    }

    [Fact]
    public async Task Export_Vectors_SaysHowManySongsHaveNone()
    {
        await ScanAsync("a/one.mp3", "a/silent.mp3");

        var outcome = await ExportAsync("vectors", "songs.npy");

        outcome.ExitCode.ShouldBe(ExitCode.Done);
        outcome.Error.ShouldContain("1 song has no vector and is not in the file.");
        File.ReadAllText(_picks.PathOf("songs.ids.txt")).ShouldBe("id-one.mp3\n");
    }

    [Theory]
    [InlineData("/music/a/x.mp3", "/music/a", true)]
    [InlineData("/music/a/x.mp3", "/music/a/", true)]
    [InlineData("/music/a/x.mp3", "/", true)]
    [InlineData("/music/ab/x.mp3", "/music/a", false)]
    [InlineData("/music/a", "/music/a", false)]
    public void IsUnder_PathAndFolder_ComparesWholeNames(string path, string folder, bool expected)
    {
        ExportVerb.IsUnder(path, folder).ShouldBe(expected);
    }

    private Task<Outcome> ScanAsync(params string[] songs)
    {
        _picks.AddSongs(songs);
        return _picks.RunAsync("scan", "--library", _picks.Library);
    }

    private Task<Outcome> ExportAsync(string what, string file, params string[] more) =>
        _picks.RunAsync(["export", "--what", what, "--output", _picks.PathOf(file), .. more]);
}
