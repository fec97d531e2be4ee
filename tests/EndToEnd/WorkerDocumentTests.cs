using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using PredictPicks.Tests;

namespace PredictPicks.EndToEnd;

/// <summary>The examples of <c>docs/worker.md</c>, replayed against the real worker: it is asked what stands there, and everything that the page shows comes back.</summary>
public sealed partial class WorkerDocumentTests : IDisposable
{
    /// <summary>Members whose value is part of the protocol; of the others only the kind of value is.</summary>
    private static readonly string[] Exact = ["method", "code", "severity", "phase", "job", "protocol", "host", "status", "isPick", "cancelled", "writtenTo", "places", "limit", "offset"];

    private readonly TempFolder _home = new();

    public void Dispose() => _home.Dispose();

    [Fact]
    public async Task Examples_Replayed_GiveWhatThePageShows()
    {
        var music = SynthMusic.MakeLibrary(_home);
        var files = Directory.GetFiles(music, "*", SearchOption.AllDirectories).ToDictionary(path => Path.GetFileName(path), StringComparer.Ordinal);
        var lines = Lines(files);
        using var worker = new WorkerClient(PicksProgram.Describe(_home, PicksProgram.Path, ["worker", "--host", "toy"]));
        var answers = Answers(lines);
        worker.Host = (method, _) => method switch
        {
            "host/songs" => ForEach(answers[method], files.Values),
            "host/playlist.read" => ForEach(answers[method], files.Values.Where(path => path.Contains("Chord", StringComparison.Ordinal)).Take(3)),
            _ => answers[method].DeepClone(),
        };

        for (var i = 0; i < lines.Count; i++)
        {
            if (lines[i] is (true, var request) && request["method"] is not null)
            {
                var shown = lines.Skip(i + 1).TakeWhile(line => !(line.IsSent && line.Message["method"] is not null)).Where(line => !line.IsSent).Select(line => line.Message);
                await ReplayAsync(worker, request, [.. shown]);
            }
        }

        (await worker.CallAsync("shutdown")).ContainsKey("result").ShouldBeTrue();
        (await worker.EndAsync()).ExitCode.ShouldBe(0);
        worker.Broken.ShouldBeNull();
    }

    private static async Task ReplayAsync(WorkerClient worker, JsonObject request, IReadOnlyList<JsonObject> shown)
    {
        var before = worker.Told.Count;
        worker.Send(request.DeepClone().AsObject());
        var answer = await worker.AnswerAsync((int)request["id"]!);
        List<JsonObject> came = [.. worker.Told.Skip(before), answer];
        shown.ShouldNotBeEmpty(request.ToJsonString());
        var from = 0;
        foreach (var expected in shown)
        {
            var place = came.FindIndex(from, message => Difference(expected, message, string.Empty) is null);
            place.ShouldBeGreaterThanOrEqualTo(
                0, $"Shown: {expected.ToJsonString()}\nBut: {Difference(expected, came[^1], string.Empty)}\nCame:\n{string.Join('\n', came.Select(message => message.ToJsonString()))}");
            from = place + 1;
        }
    }

    /// <summary>The first place where a message lacks what is shown; null when it has all of it.</summary>
    private static string? Difference(JsonNode? shown, JsonNode? actual, string place) => (shown, actual) switch
    {
        (null, null) => null,
        (JsonObject left, JsonObject right) => left.Select(member => Exact.Contains(member.Key) || (member.Key == "id" && left["method"] is null)
            ? JsonNode.DeepEquals(member.Value, right[member.Key]) ? null : $"{place}.{member.Key} is {right[member.Key]?.ToJsonString()}"
            : member.Key == "id" ? null : Difference(member.Value, right[member.Key], $"{place}.{member.Key}")).FirstOrDefault(difference => difference is not null),
        (JsonArray { Count: 0 }, JsonArray) => null,
        (JsonArray left, JsonArray right) => right.Count == 0 ? $"{place} is empty" : Difference(left[0], right[0], $"{place}[0]"),
        _ when shown?.GetValueKind() == actual?.GetValueKind() => null,
        _ => $"{place} is {actual?.ToJsonString() ?? "absent"}",
    };

    /// <summary>The page's answers to the worker's calls, by method.</summary>
    private static Dictionary<string, JsonObject> Answers(List<(bool IsSent, JsonObject Message)> lines)
    {
        Dictionary<string, JsonObject> answers = new(StringComparer.Ordinal);
        foreach (var (call, answer) in lines.Zip(lines.Skip(1)))
        {
            if (!call.IsSent && call.Message["method"] is { } method && call.Message["id"] is not null && answer.IsSent)
            {
                answers.Add((string)method!, answer.Message["result"]!.AsObject());
            }
        }

        answers.Keys.ShouldBe(["host/songs", "host/playlist.read", "host/playlist.replace"]);
        return answers;
    }

    /// <summary>The answer, with its one song repeated for each path.</summary>
    private static JsonObject ForEach(JsonObject answer, IEnumerable<string> paths)
    {
        var whole = answer.DeepClone().AsObject();
        var song = whole["songs"]![0]!.DeepClone().AsObject();
        whole["songs"] = new JsonArray([.. paths.Select(path =>
        {
            song["path"] = path;
            song["title"] = Path.GetFileNameWithoutExtension(path);
            return song.DeepClone();
        })]);
        return whole;
    }

    /// <summary>The example messages, with this machine's files and process in the place of the page's.</summary>
    private List<(bool IsSent, JsonObject Message)> Lines(Dictionary<string, string> files)
    {
        var page = File.ReadAllText(Path.Combine(PicksProgram.RepositoryRoot, "docs", "worker.md"))
            .Replace("\"processId\":4711", $"\"processId\":{Environment.ProcessId}", StringComparison.Ordinal)
            .Replace("/home/ann/.local/share", Escaped(_home.Combine(".local", "share")), StringComparison.Ordinal);
        page = MusicPath().Replace(page, match => Escaped(files[match.Groups["name"].Value]));
        return [.. Example().Matches(page).Select(match => (match.Groups["way"].Value == "→", JsonNode.Parse(match.Groups["json"].Value)!.AsObject()))];
    }

    private static string Escaped(string text) => JsonEncodedText.Encode(text).ToString();

    [GeneratedRegex("^    (?<way>[→←]) (?<json>\\{.*\\})$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Example();

    [GeneratedRegex("/home/ann/Music/(?<name>[^\"]+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MusicPath();
}
