using PredictPicks.Abstractions;
using PredictPicks.Selection.Store;
using PredictPicks.Selection.Tests.Store.Support;

namespace PredictPicks.Selection.Tests.Store;

public sealed class StoreHealthCheckTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Check_SoundStore_SaysHowManySongs()
    {
        using (var store = _folder.Open())
        {
            store.Write([Some.Analysed("/a", "a"), Some.Analysed("/b", "b")]);
        }

        var findings = await CheckAsync();

        findings["store-folder-writable"].Status.ShouldBe(HealthStatus.Good);
        findings["store-sound"].Status.ShouldBe(HealthStatus.Good);
        findings["store-sound"].Text.Arguments[1].ShouldBe(2L);
        findings.Keys.ShouldContain(kind => kind.StartsWith("store-disk-space", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Check_NoStoreYet_IsFineAndMakesNothing()
    {
        var findings = await CheckAsync(Path.Combine(_folder.Folder, "not", "yet"));

        findings["store-not-made-yet"].Status.ShouldBe(HealthStatus.Good);
        findings["store-folder-writable"].Status.ShouldBe(HealthStatus.Good);
        Directory.EnumerateFileSystemEntries(_folder.Folder).ShouldBeEmpty();
    }

    [Fact]
    public async Task Check_DamagedStore_IsBroken()
    {
        using (var store = _folder.Open())
        {
            store.Write([.. Enumerable.Range(0, 300).Select(i => Some.Analysed($"/{i}", $"{i}", vector: new float[100]))]);
        }

        using (var file = File.OpenWrite(_folder.Database))
        {
            file.Position = file.Length / 2;
            file.Write(new byte[file.Length / 4]);
        }

        (await CheckAsync())["store-corrupt"].Status.ShouldBe(HealthStatus.Broken);
    }

    [Fact]
    public async Task Check_NewerStore_IsBroken()
    {
        _folder.Open().Dispose();
        using (var other = _folder.Connect())
        {
            other.Execute("UPDATE schema_meta SET value = '99'");
        }

        (await CheckAsync())["store-newer-schema"].Status.ShouldBe(HealthStatus.Broken);
    }

    [Fact]
    public async Task Check_ReadOnlyDisk_SaysThatTheFolderCannotBeWritten()
    {
        using var disk = Mount.OfSize(kibibytes: 2048);
        FeatureStore.Open(disk.Folder, () => StoreFolder.Start).Dispose();
        disk.MakeReadOnly();

        var findings = await CheckAsync(disk.Folder);

        findings["store-folder-not-writable"].Status.ShouldBe(HealthStatus.Broken);
        findings["store-disk-space-low"].Status.ShouldBe(HealthStatus.Warning);
        findings["store-sound"].Status.ShouldBe(HealthStatus.Good);
    }

    private async Task<Dictionary<string, HealthFinding>> CheckAsync(string? folder = null)
    {
        var findings = await new StoreHealthCheck().CheckAsync(folder ?? _folder.Folder, TestContext.Current.CancellationToken);
        return findings.ToDictionary(finding => finding.Text.Kind);
    }
}
