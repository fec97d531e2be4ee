using System.Diagnostics;
using System.Text.Json.Nodes;
using PredictPicks.EndToEnd;

namespace PredictPicks.Packages;

/// <summary>Music for the packages.</summary>
internal static class Songs
{
    /// <summary>As many as training needs: 21 picks, and four others each.</summary>
    public const int PicksForTraining = 21;

    private const int OthersForTraining = 4 * PicksForTraining;

    /// <summary>A library that can be trained on: <c>Chord 1.flac</c> and so on are the picks, <c>Beat 1.mp3</c> and so on the others.</summary>
    public static void MakeForTraining(string folder)
    {
        for (var i = 1; i <= PicksForTraining + 5; i++)
        {
            SynthMusic.Make(Path.Combine(folder, $"Chord {i}.flac"), SynthMusic.Chord(220 * Math.Pow(2, i / 12.0)), $"Chord {i}", $"Calm {i % 5}", "Ambient", seconds: 4);
        }

        for (var i = 1; i <= OthersForTraining; i++)
        {
            SynthMusic.Make(Path.Combine(folder, $"Beat {i}.mp3"), SynthMusic.Beat(i), $"Beat {i}", $"Wild {i % 5}", "Noise", seconds: 4);
        }
    }

    /// <summary>Copies a folder.</summary>
    public static void Copy(string from, string to)
    {
        using var process = Process.Start(new ProcessStartInfo("cp", ["-r", from, to]))!;
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
    }

    /// <summary>The titles of a prediction, best first.</summary>
    public static IReadOnlyList<string> Titles(JsonNode prediction)
    {
        var titles = prediction["candidates"]!.AsArray().Select(candidate => (string)candidate!["title"]!).ToList();
        titles.ShouldNotBeEmpty();
        return titles;
    }
}
