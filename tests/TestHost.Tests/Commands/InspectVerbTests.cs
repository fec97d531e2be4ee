using System.Text.Json.Nodes;
using PredictPicks.TestHost.CommandLine;
using PredictPicks.TestHost.Tests.Support;

namespace PredictPicks.TestHost.Tests.Commands;

public sealed class InspectVerbTests : IDisposable
{
    private readonly Picks _picks = new();

    public void Dispose() => _picks.Dispose();

    [Fact]
    public async Task Inspect_Json_HasTheDocumentedShapeAndLeavesMissingValuesOut()
    {
        var songs = _picks.AddSongs("artist/song.mp3", "artist/silent.mp3");
        var expected = $$"""
            [
              {
                "songId": "id-song.mp3", "path": "{{songs[0]}}", "durationSec": 61.6, "bitrateKbps": 192,
                "tags": { "title": "song", "artists": [ "artist" ], "year": 1999 },
                "embedding": { "model": "fake-model", "dimension": 3, "values": [ 0.5, -1, 2 ] },
                "rms": 0.25, "missing": [ ]
              },
              {
                "songId": "id-silent.mp3", "path": "{{songs[1]}}", "durationSec": 61.6, "bitrateKbps": 192,
                "tags": { "title": "silent", "artists": [ "artist" ], "year": 1999 },
                "rms": 0, "missing": [ { "feature": "embedding", "reason": "The song is silent." } ]
              }
            ]
            """;

        var outcome = await _picks.RunAsync("inspect", "--format", "json", songs[0], songs[1]);

        JsonNode.DeepEquals(JsonNode.Parse(outcome.Out), JsonNode.Parse(expected)).ShouldBeTrue(outcome.Out);
    }

    [Fact]
    public async Task Inspect_OneFileOfTwoIsMissing_ShowsTheOtherAndFails()
    {
        var song = _picks.AddSongs("artist/song.mp3")[0];

        var outcome = await _picks.RunAsync("inspect", "/nowhere.mp3", song);

        outcome.ExitCode.ShouldBe(ExitCode.Failed);
        outcome.Error.ShouldContain("/nowhere.mp3: There is no such file.");
        outcome.Out.ShouldContain("44100 Hz");
        outcome.Out.ShouldContain("fake-model, 3 values: 0.5000  -1.0000  2.0000");
    }

    [Fact]
    public async Task Inspect_SilentFile_SaysWhatIsMissingAndWhy()
    {
        (await _picks.RunAsync("inspect", _picks.AddSongs("a/silent.mp3")[0])).Out.ShouldContain("missing: The song is silent.");
    }
}
