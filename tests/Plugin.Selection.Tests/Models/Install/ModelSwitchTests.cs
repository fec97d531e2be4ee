using System.Runtime.InteropServices;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Audio.Tags;
using PredictPicks.Selection.Features.Embedding;
using PredictPicks.Selection.Models;
using PredictPicks.Selection.Models.Install;
using PredictPicks.Selection.Tests.Features.Spectrum;
using PredictPicks.Selection.Tests.Scanning;

namespace PredictPicks.Selection.Tests.Models.Install;

/// <summary>From one model to another, and back, over a library of 24 songs.</summary>
public sealed class ModelSwitchTests : IAsyncLifetime
{
    private const int Songs = 24;
    private readonly InstallFolder _folder = new();
    private readonly ScanHarness _library = new();
    private readonly ActiveModel _active;
    private readonly ModelManager _manager;

    public ModelSwitchTests()
    {
        TinyPack.Write(Path.Combine(_folder.Models, "old"), "old");
        TinyPack.Write(Path.Combine(_folder.Models, "new"), "new", change: card => card["version"] = "3");
        ModelChoice.Write(_folder.Models, "old");
        _active = new ActiveModel(_folder.Source);
        _library.Decoder.Samples = (path, stream) => MemoryMarshal.AsBytes(
            TestSignals.Noise(2 * stream.SampleRateHz, 0.4f, seed: File.ReadAllText(path).Length).AsSpan()).ToArray();
        _library.Features = [new EmbeddingFeature(_active), new FakeFeature("other")];
        var change = new ModelSwitch(_folder.Environment, _library.Decoder, new TagMerger([], _folder.Environment), _folder.Source, _active);
        _manager = _folder.Manager(change);
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        for (var i = 0; i < Songs; i++)
        {
            _library.Write($"{i:00}.mp3", $"{new string('x', i + 1)}|title {i}");
        }

        (await _library.ScanAsync()).Analysed.ShouldBe(Songs);
        _library.Decoder.Decoded.Clear();
    }

    public ValueTask DisposeAsync()
    {
        _active.Dispose();
        _folder.Dispose();
        _library.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Change_ToAnotherModel_ListensToEverySongOnceAndKeepsBothVectors()
    {
        var plan = await _manager.PlanChangeAsync(_library.StoreFolder, "new", Cancellation);
        (plan.Songs, plan.ToAnalyse, plan.WithoutFile).ShouldBe((Songs, Songs, 0));
        var report = await ChangeAsync("new");

        report.Analysed.ShouldBe(Songs);
        report.Failed.ShouldBeEmpty();
        _library.Decoder.Decoded.Count.ShouldBe(Songs);
        _active.Value.Id.ShouldBe("new");
        _folder.Source.List().Single(pack => pack.IsActive).Id.ShouldBe("new");
        using (var store = _library.OpenStore())
        {
            store.ReadVectors("old", "1").Ids.Count.ShouldBe(Songs);
            store.ReadVectors("new", "3").Ids.Count.ShouldBe(Songs);
            store.ReadSongsWith("other", "1").Count.ShouldBe(Songs);
        }

        (await _library.ScanAsync()).Unchanged.ShouldBe(Songs, "nothing is left to do");
        (await ChangeAsync("old")).Analysed.ShouldBe(0, "the old vectors are still there");
        _active.Value.Id.ShouldBe("old");
        (await _library.ScanAsync()).Unchanged.ShouldBe(Songs);
    }

    [Fact]
    public async Task Change_Complete_FitsTheStatisticsToTheLibraryOnce()
    {
        (await ChangeAsync("new")).Notes.ShouldHaveSingleItem().Kind.ShouldBe("fit-done");

        using var store = _library.OpenStore();
        var (ids, vectors) = store.ReadVectors("new", "3");
        var mean = Enumerable.Range(0, TinyPack.Bands).Select(i => Enumerable.Range(0, ids.Count).Average(row => (double)vectors.Row(row)[i])).ToArray();
        float[] vector = [.. mean.Select((value, i) => (float)(value + (i == 3 ? 1 : 0)))];
        _active.Value.Normalise(vector);
        vector[3].ShouldBe(1, 1e-3f, "what is left of the mean plus one step is the step");
        _folder.Source.Verify("new", Cancellation).Select(finding => finding.Status).ShouldBe([HealthStatus.Good, HealthStatus.Good]);

        await ChangeAsync("old");
        (await ChangeAsync("new")).Notes.ShouldBeEmpty("it is done once");
    }

    [Fact]
    public async Task Change_Cancelled_LeavesTheOldModelInUseAndGoesOnLater()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        _library.Decoder.BeforeDecode = (_, _) => _library.Decoder.Decoded.Count > 9 ? cancel.CancelAsync() : Task.CompletedTask;

        await Should.ThrowAsync<OperationCanceledException>(() => ChangeAsync("new", cancel.Token));
        _active.Value.Id.ShouldBe("old");
        _folder.Source.List().Single(pack => pack.IsActive).Id.ShouldBe("old");
        _library.Decoder.BeforeDecode = (_, _) => Task.CompletedTask;
        _library.Decoder.Decoded.Clear();
        (await _library.ScanAsync()).Unchanged.ShouldBe(Songs, "for the old model nothing has changed");
        _library.Decoder.Decoded.ShouldBeEmpty();

        var plan = await _manager.PlanChangeAsync(_library.StoreFolder, "new", Cancellation);
        plan.ToAnalyse.ShouldBeInRange(1, Songs - 1);
        (await ChangeAsync("new")).Analysed.ShouldBe(plan.ToAnalyse);
    }

    [Fact]
    public async Task Change_FilesThatAreGoneOrChanged_AreCountedAndLeft()
    {
        File.Delete(_library.PathOf("03.mp3"));
        _library.Write("04.mp3", "another recording|title");

        (await _manager.PlanChangeAsync(_library.StoreFolder, "new", Cancellation)).WithoutFile.ShouldBe(2);
        (await ChangeAsync("new")).Analysed.ShouldBe(Songs - 2);
        var scan = await _library.ScanAsync();
        (scan.Analysed, scan.Unchanged).ShouldBe((1, Songs - 2), "the changed file is scanned with all features");
    }

    [Fact]
    public async Task Change_HostWithIdsAndTagsOfItsOwn_KeepsThem()
    {
        var path = _library.Write("own.mp3", "the host knows it|file title");
        var own = new Song(new SongId("host-7"), path, SongTags.None with { Title = "host title" });
        await _library.ScanAsync([own]);
        await ChangeAsync("new");

        using var store = _library.OpenStore();
        var song = store.ReadSongs("new", "3", withVectors: true).Single(song => song.Id.Value == "host-7");
        song.Vector.ShouldNotBeNull();
        song.Tags.Title.ShouldBe("host title");
        store.FindByPath([path])[path].Value.ShouldBe("host-7");
    }

    [Fact]
    public async Task Change_FewSongs_SaysThatStatisticsAreMissing()
    {
        for (var i = 5; i < Songs; i++)
        {
            File.Delete(_library.PathOf($"{i:00}.mp3"));
        }

        var note = (await ChangeAsync("new")).Notes.ShouldHaveSingleItem();
        note.Kind.ShouldBe("fit-too-few");
        note.Text.ShouldContain("20");
    }

    [Fact]
    public async Task Change_NothingScannedYet_IsTheChoiceAlone()
    {
        var report = await _manager.ChangeAsync(_library.PathOf("nowhere"), "new", new ExtractionOptions(), null, Cancellation);

        report.Analysed.ShouldBe(0);
        _active.Value.Id.ShouldBe("new");
    }

    [Fact]
    public async Task Change_ModelThatCannotBeUsed_SaysWhyAndKeepsTheOldOne()
    {
        File.WriteAllText(Path.Combine(_folder.Models, "new", "model.json"), "{");
        (await Should.ThrowAsync<PicksException>(() => ChangeAsync("new"))).Code.ShouldBe("model-json-invalid");
        (await Should.ThrowAsync<PicksException>(() => ChangeAsync("nobody"))).Code.ShouldBe("model-unknown");
        _active.Value.Id.ShouldBe("old");
    }

    private Task<ModelChangeReport> ChangeAsync(string id, CancellationToken? cancellation = null) =>
        _manager.ChangeAsync(_library.StoreFolder, id, new ExtractionOptions { Jobs = 2 }, null, cancellation ?? Cancellation);
}
