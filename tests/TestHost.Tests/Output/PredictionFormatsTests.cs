using System.Text.Json.Nodes;
using PredictPicks.Abstractions;
using PredictPicks.TestHost.Hosting;
using PredictPicks.TestHost.Output;

namespace PredictPicks.TestHost.Tests.Output;

public class PredictionFormatsTests
{
    private static readonly Prediction Example = new(
        "similarity",
        "rules 1",
        new ModelReference("msd-musicnn", "1", 200),
        new PredictionCounts(3, 1, 2, 40, 5),
        [
            new RankedSong(
                1,
                new SongId("id-1"),
                "/music/a, b.mp3",
                new SongTags { Title = "=cmd \"x\"", Artists = ["某人"], Album = "Album", DurationSeconds = 61.6 },
                0.9125,
                [
                    new PickReason(new UserText("nearest-pick", ["X", 0.91], "closest to your pick X (0.91)"), 0.7, new SongId("id-9")),
                    new PickReason(new UserText("same-artist", [3], "same artist as 3 picks"), 0.2),
                ]),
            new RankedSong(2, new SongId("id-2"), null, SongTags.None, 0.5, [new PickReason(new UserText("tags", [], "like your picks"), 0.1)]),
        ],
        [new UserText("few-picks", [3], "There are only 3 picks.")])
    {
        AlreadyHave = [new OwnedRecording(new SongId("id-7"), "/music/x.opus", new SongTags { Title = "X", Artists = ["Y"] }, new SongId("id-9"))],
    };

    private static readonly ProcessContext Process = new()
    {
        Out = TextWriter.Null,
        Error = TextWriter.Null,
        Variable = _ => null,
        ProgramFolder = "/",
    };

    [Fact]
    public void Json_Prediction_HasTheDocumentedShape()
    {
        var expected = """
            {
              "mode": "similarity", "ranker": "rules 1",
              "model": { "id": "msd-musicnn", "version": "1", "dimension": 200 },
              "counts": { "picks": 3, "picksWithoutFile": 1, "picksUnknown": 2, "candidates": 40, "withoutFeatures": 5 },
              "candidates": [
                {
                  "rank": 1, "songId": "id-1", "path": "/music/a, b.mp3", "title": "=cmd \"x\"", "artist": "某人", "album": "Album", "score": 0.9125,
                  "reasons": [
                    { "kind": "nearest-pick", "text": "closest to your pick X (0.91)", "contribution": 0.7, "songId": "id-9" },
                    { "kind": "same-artist", "text": "same artist as 3 picks", "contribution": 0.2 }
                  ]
                },
                { "rank": 2, "songId": "id-2", "score": 0.5, "reasons": [ { "kind": "tags", "text": "like your picks", "contribution": 0.1 } ] }
              ],
              "alreadyHave": [ { "songId": "id-7", "path": "/music/x.opus", "title": "X", "artist": "Y", "pickSongId": "id-9" } ],
              "warnings": [ { "code": "few-picks", "text": "There are only 3 picks." } ]
            }
            """;

        var json = Write(PredictionFormats.Json);

        JsonNode.DeepEquals(JsonNode.Parse(json), JsonNode.Parse(expected)).ShouldBeTrue(json);
        json.ShouldContain("某人");
    }

    [Fact]
    public void M3u8_SongWithoutFile_IsLeftOut()
    {
        Write(PredictionFormats.M3u8).ShouldBe("#EXTM3U\n#EXTINF:62,某人 - =cmd \"x\"\n/music/a, b.mp3\n");
    }

    [Fact]
    public void M3u8_PathWithLineBreak_IsWrittenAsUri()
    {
        var song = Example.Candidates[0] with { Path = "/music/a\nb c.mp3" };

        PredictionFormats.Write(Example with { Candidates = [song] }, PredictionFormats.M3u8, Process, null).Split('\n')[2].ShouldBe("file:///music/a%0Ab%20c.mp3");
    }

    [Fact]
    public void Csv_FormulaAndQuotes_AreHarmless()
    {
        var lines = Write(PredictionFormats.Csv).Split("\r\n");

        lines[0].ShouldBe("rank,songId,path,title,artist,album,score,reasons");
        lines[1].ShouldBe("1,id-1,\"/music/a, b.mp3\",\"'=cmd \"\"x\"\"\",某人,Album,0.9125,closest to your pick X (0.91); same artist as 3 picks");
        lines[2].ShouldBe("2,id-2,,,,,0.5,like your picks");
    }

    [Fact]
    public void Table_Piped_IsOneLineASongWithoutControlCharacters()
    {
        var song = Example.Candidates[0] with { Tags = new SongTags { Title = "evil\u001b[31m\ntitle", Artists = ["a\rb"], Album = "\u202Egnp" } };

        var lines = PredictionFormats.Write(Example with { Candidates = [song] }, PredictionFormats.Table, Process, null).TrimEnd('\n').Split('\n');

        lines.Length.ShouldBe(2);
        lines[1].ShouldContain("evil␛[31m␊title");
        lines[1].ShouldContain("a␍b");
        lines[1].ShouldContain("\uFFFDgnp");
        lines[1].Any(char.IsControl).ShouldBeFalse();
    }

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(120)]
    [InlineData(200)]
    public void Table_Terminal_FitsAndShowsEverySong(int columns)
    {
        var text = PredictionFormats.Write(Example, PredictionFormats.Table, Process with { Variable = name => name == "NO_COLOR" ? "1" : null }, columns);

        text.Split('\n').ShouldAllBe(line => new Spectre.Console.Text(line).Length <= columns);
        foreach (var word in (string[])["0.913", "某人", "closest", "id-2"])
        {
            text.ShouldContain(word);
        }
    }

    [Theory]
    [InlineData(null, null, "table")]
    [InlineData(null, "x.JSON", "json")]
    [InlineData(null, "x.m3u8", "m3u8")]
    [InlineData(null, "x.txt", "table")]
    [InlineData("csv", "x.json", "csv")]
    public void Choose_FormatAndFile_TheFormatDecidesThenTheExtension(string? format, string? file, string expected)
    {
        PredictionFormats.Choose(format, file).ShouldBe(expected);
    }

    private static string Write(string format) => PredictionFormats.Write(Example, format, Process, columns: null);
}
