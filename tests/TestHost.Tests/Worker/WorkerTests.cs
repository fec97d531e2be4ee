using System.Diagnostics;
using System.Text;
using System.Text.Json.Nodes;
using PredictPicks.Tests;
using PredictPicks.TestHost.CommandLine;
using PredictPicks.TestHost.Tests.Support;

namespace PredictPicks.TestHost.Tests.Worker;

/// <summary>The worker as a process, with a back end that waits, fails and hangs as it is told; <c>EndToEnd</c> has the real one.</summary>
public sealed class WorkerTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Picks _picks = new();
    private readonly List<IDisposable> _started = [];

    public void Dispose()
    {
        _started.ForEach(started => started.Dispose());
        _picks.Dispose();
    }

    [Fact]
    public async Task Job_BeforeInitialize_IsRefused()
    {
        var worker = Start();

        var answer = await worker.CallAsync("scan", new { library = new[] { _picks.Library } });

        ShouldBeError(answer, 3, "worker-not-initialised");
    }

    [Fact]
    public async Task Initialize_OtherProtocol_IsRefusedWithBothVersions()
    {
        var answer = await Start().CallAsync("initialize", new { protocol = 2 });

        ShouldBeError(answer, 3, "worker-protocol");
        ((string)answer["error"]!["message"]!).ShouldMatch("version 2 .* version 1");
    }

    [Fact]
    public async Task Initialize_ThisProtocol_SaysWhereEverythingIs()
    {
        var result = (await Start().CallAsync("initialize", new { protocol = 1, processId = Environment.ProcessId, somethingNew = true }))["result"]!;

        ((string?)result["host"]).ShouldBe("toy");
        ((string?)result["storeFolder"]).ShouldBe(_picks.PathOf("store"));
        ((string?)result["settingsFile"]).ShouldBe(Path.Combine(_picks.PathOf("store"), "settings.ini"));
        File.Exists((string)result["logFile"]!).ShouldBeTrue();
        result["commands"]!.AsArray().ShouldHaveSingleItem()!.ToJsonString().ShouldBe("""{"id":"predict-picks","title":"Predict picks","places":["songs"]}""");
    }

    [Fact]
    public async Task Scan_OfFolders_SaysWhatFailedAndTellsOfProgressAtOnce()
    {
        var songs = _picks.AddSongs("good.mp3", "bad.mp3");
        var worker = await StartInitialisedAsync();

        var result = (await worker.CallAsync("scan", new { library = new[] { _picks.Library } }))["result"]!;

        ((int)result["analysed"]!).ShouldBe(1);
        result["failed"]![0]!.ToJsonString().ShouldBe($$"""{"path":"{{songs[1]}}","code":"bad","text":"It is bad.","isNew":true}""");
        var first = worker.Told.First(message => (string)message["method"]! == "host/progress")["params"]!;
        ((string?)first["job"], (string?)first["phase"], (int?)first["done"]).ShouldBe(("scan", "listing", 0));
    }

    [Fact]
    public async Task Job_WhileAnotherRuns_IsRefusedAndTheFirstIsCancelledWhenAsked()
    {
        var (worker, id) = await StartSlowScanAsync();

        var second = await worker.CallAsync("train", new { library = new[] { _picks.Library }, picks = "x" });
        ShouldBeError(second, 2, "worker-busy");
        ((string)second["error"]!["message"]!).ShouldContain("'scan'");

        worker.Send("cancel");
        ((int)(await worker.AnswerAsync(id))["error"]!["code"]!).ShouldBe(-32800);

        // The worker goes on: the next job is served.
        ShouldBeError(await worker.CallAsync("predict", new { library = new[] { _picks.Library }, picks = "nowhere", scan = false }), 1, "playlist-missing");
    }

    [Fact]
    public async Task Cancel_NothingRuns_SaysSo()
    {
        var worker = await StartInitialisedAsync();

        ((bool)(await worker.CallAsync("cancel"))["result"]!["cancelled"]!).ShouldBeFalse();
    }

    [Fact]
    public async Task Job_Defect_IsASentenceWithTheLogAndTheWorkerGoesOn()
    {
        _picks.AddSongs("defect.mp3");
        var worker = await StartInitialisedAsync();

        var answer = await worker.CallAsync("scan", new { library = new[] { _picks.Library } });

        ShouldBeError(answer, 4, "unexpected-error");
        answer.ToJsonString().ShouldNotContain("   at ");
        (await File.ReadAllTextAsync((string)answer["error"]!["data"]!["logFile"]!)).ShouldContain("a defect");
        ((bool)(await worker.CallAsync("cancel"))["result"]!["cancelled"]!).ShouldBeFalse();
    }

    [Fact]
    public async Task Parameters_ThatMeanNothing_AreRefusedByName()
    {
        (string Parameters, string Named)[] refused =
        [
            ("""{"library":[]}""", "library"),
            ("""{"top":0}""", "top"),
            ("""{"top":"many"}""", "top"),
            ("""{"maxPerArtist":-1}""", "maxPerArtist"),
            ("""{"jobs":0}""", "jobs"),
            ("""{"minRating":6}""", "minRating"),
            ("""{"picksFrom":"the moon"}""", "picksFrom"),
            ("""{}""", "command"),
        ];
        var worker = await StartInitialisedAsync();
        foreach (var (parameters, named) in refused)
        {
            var answer = await worker.CallAsync("run", JsonNode.Parse(parameters));

            ShouldBeError(answer, -32602, "worker-parameter-invalid");
            ((string)answer["error"]!["message"]!).ShouldContain($"'{named}'");
        }
    }

    [Theory]
    [InlineData("hello world")]
    [InlineData("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"cancel\"}")]
    [InlineData("Content-Length: 99999999999999999999\r\n\r\n{}")]
    [InlineData("Content-Length: 2000000000\r\n\r\n{}")]
    [InlineData("Content-Length: -5\r\n\r\n{}")]
    [InlineData("Content-Length: 5\r\n\r\nhello")]
    [InlineData("Content-Length: 2\r\n\r\n[]")]
    [InlineData("Content-Length: 2\r\n\r\n{}")]
    [InlineData("\0\u0001\u0002")]
    public async Task Garbage_OnThePipe_EndsTheWorkerWithASentenceInTheLog(string garbage)
    {
        var worker = await StartInitialisedAsync();

        worker.SendBytes(Encoding.UTF8.GetBytes(garbage));
        var (exitCode, error) = await worker.EndAsync();

        exitCode.ShouldBe(ExitCode.Failed);
        error.ShouldContain("is not the protocol");
        (await File.ReadAllTextAsync(Directory.GetFiles(Path.Combine(_picks.PathOf("store"), "logs")).Single())).ShouldContain("is not the protocol");
        worker.Broken.ShouldBeNull("Standard output carries the protocol alone.");
    }

    [Fact]
    public async Task Pipe_ClosedDuringAJob_CancelsItAndEnds()
    {
        var (worker, _) = await StartSlowScanAsync();

        worker.Process.StandardInput.Close();

        (await worker.EndAsync()).ExitCode.ShouldBe(ExitCode.Done);
    }

    [Fact]
    public async Task Pipe_ClosedWhileAJobNeverStops_EndsAllTheSame()
    {
        _picks.Variables["FAKE_STUBBORN"] = "1";
        var (worker, _) = await StartSlowScanAsync();

        worker.Process.StandardInput.Close();

        (await worker.EndAsync()).ExitCode.ShouldBe(ExitCode.Done);
    }

    [Fact]
    public async Task Player_EndsWithoutClosingThePipe_SoDoesTheWorker()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Starts sleep.");
        using var player = Process.Start(new ProcessStartInfo("sleep", ["60"]))!;
        var worker = Start();
        (await worker.CallAsync("initialize", new { protocol = 1, processId = player.Id }))["result"].ShouldNotBeNull();

        player.Kill();

        (await worker.EndAsync()).ExitCode.ShouldBe(ExitCode.Done);
    }

    [Fact]
    public async Task Shutdown_DuringAJob_IsAnsweredAndEndsWithZero()
    {
        var (worker, _) = await StartSlowScanAsync();

        (await worker.CallAsync("shutdown")).ContainsKey("result").ShouldBeTrue();

        (await worker.EndAsync()).ExitCode.ShouldBe(ExitCode.Done);
        worker.Broken.ShouldBeNull();
    }

    [Theory]
    [InlineData("Music Bee")]
    [InlineData("../evil")]
    [InlineData("-x")]
    public async Task Host_NoShortName_IsWrongUsage(string name)
    {
        var outcome = await _picks.RunAsync("worker", $"--host={name}");

        outcome.ExitCode.ShouldBe(ExitCode.WrongUsage);
        outcome.Error.ShouldContain($"'{name}'");
    }

    private static void ShouldBeError(JsonObject answer, int code, string kind)
    {
        var error = answer["error"].ShouldNotBeNull(answer.ToJsonString());
        ((int)error["code"]!, (string?)error["data"]!["code"]).ShouldBe((code, kind));
        ((string?)error["message"]).ShouldNotBeNullOrWhiteSpace();
    }

    private WorkerClient Start()
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "picks"), ["worker", "--host", "toy", "--data", _picks.PathOf("store")]);
        start.Environment["PICKS_PLUGINS"] = _picks.PluginRoot;
        start.Environment["PICKS_LANG"] = "en";
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        foreach (var (name, value) in _picks.Variables)
        {
            start.Environment[name] = value;
        }

        var worker = new WorkerClient(start);
        _started.Add(worker);
        return worker;
    }

    private async Task<WorkerClient> StartInitialisedAsync()
    {
        var worker = Start();
        (await worker.CallAsync("initialize", new { protocol = 1 }))["result"].ShouldNotBeNull();
        return worker;
    }

    /// <summary>A worker whose scan has begun its song and waits, and the request's id.</summary>
    private async Task<(WorkerClient Worker, int Id)> StartSlowScanAsync()
    {
        _picks.AddSongs("slow.mp3");
        var worker = await StartInitialisedAsync();
        var started = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watcher = new FileSystemWatcher(_picks.PathOf("store"), "started") { EnableRaisingEvents = true };
        watcher.Created += (_, _) => started.TrySetResult();
        var id = worker.Send("scan", new { library = new[] { _picks.Library } });
        await started.Task.WaitAsync(Patience);
        return (worker, id);
    }
}
