using PredictPicks.Abstractions;
using PredictPicks.Selection.Store;
using PredictPicks.Selection.Store.Schema;
using PredictPicks.Selection.Tests.Store.Support;

namespace PredictPicks.Selection.Tests.Store;

/// <summary>Disks and folders that are full or must not be written.</summary>
public sealed class StoreDiskTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_DatabaseMayNotGrow_SaysTheDiskIsFullAndKeepsWhatWasStored()
    {
        using (var store = _folder.Open())
        {
            store.Write([Some.Analysed("/a", "a")]);
        }

        using (var database = _folder.Connect())
        {
            database.Execute("PRAGMA max_page_count = 1");
            var error = Should.Throw<PicksException>(() => database.Write(() => new StoreWriter(database, () => StoreFolder.Start)
                .Write(Some.Analysed("/b", "b", vector: new float[10_000]))));
            error.Code.ShouldBe("store-disk-full");
        }

        using var reopened = _folder.Open();
        reopened.ReadFiles().Keys.ShouldBe(["/a"]);
    }

    [Fact]
    public void Write_FullDisk_SaysSoAndKeepsEveryCommittedSong()
    {
        using var disk = Mount.OfSize(kibibytes: 1024);
        var written = 0;
        PicksException error;
        using (var store = FeatureStore.Open(disk.Folder, () => StoreFolder.Start))
        {
            error = Should.Throw<PicksException>(() =>
            {
                for (; written < 10_000; written++)
                {
                    store.Write([Some.Analysed($"/{written}", $"{written}", vector: new float[1000])]);
                }
            });
            store.ReadFiles().Count.ShouldBe(written);
        }

        error.Code.ShouldBe("store-disk-full");
        written.ShouldBeGreaterThan(10);
        using var reopened = FeatureStore.OpenExisting(disk.Folder, () => StoreFolder.Start)!;
        reopened.ReadVectors(Some.Model, Some.ModelVersion).Ids.Count.ShouldBe(written);
    }

    [Fact]
    public void Open_FullDisk_SaysSo()
    {
        using var disk = Mount.OfSize(kibibytes: 64);
        File.WriteAllBytes(Path.Combine(disk.Folder, "other"), new byte[64 * 1024]);

        Should.Throw<PicksException>(() => FeatureStore.Open(disk.Folder, () => StoreFolder.Start)).Code.ShouldBe("store-disk-full");
    }

    [Fact]
    public void OpenExisting_ReadOnlyDisk_ReadsAndRefusesToWrite()
    {
        using var disk = Mount.OfSize(kibibytes: 2048);
        var folder = Path.Combine(disk.Folder, "100% 音楽 #1?", "a&b=c");
        using (var store = FeatureStore.Open(folder, () => StoreFolder.Start))
        {
            store.Write([Some.Analysed("/a", "a")]);
        }

        disk.MakeReadOnly();

        using var reader = FeatureStore.OpenExisting(folder, () => StoreFolder.Start)!;
        reader.ReadVectors(Some.Model, Some.ModelVersion).Vectors.Values.ShouldBe([1, 2, 3]);
        Should.Throw<PicksException>(() => reader.Write([Some.Analysed("/b", "b")])).Code.ShouldBe("store-read-only");
        Should.Throw<PicksException>(() => FeatureStore.Open(folder, () => StoreFolder.Start)).Code.ShouldBe("store-read-only");
    }

    [Fact]
    public void OpenExisting_ReadOnlyDiskWithALogThatWasNeverMovedIn_SaysWhatToDo()
    {
        using var live = _folder.Open();
        live.Write([Some.Analysed("/a", "a")]);
        using var disk = Mount.OfSize(kibibytes: 2048);
        File.Copy(_folder.Database, Path.Combine(disk.Folder, "features.db"));
        File.Copy(_folder.Database + "-wal", Path.Combine(disk.Folder, "features.db-wal"));
        disk.MakeReadOnly();

        Should.Throw<PicksException>(() => FeatureStore.OpenExisting(disk.Folder, () => StoreFolder.Start)).Code.ShouldBe("store-unclosed");
    }

    [Fact]
    public void OpenExisting_ReadOnlyStoreThatMustBeUpgraded_SaysSo()
    {
        using var disk = Mount.OfSize(kibibytes: 2048);
        FeatureStore.Open(disk.Folder, () => StoreFolder.Start).Dispose();
        disk.MakeReadOnly();
        var step = new Migration(StoreSettings.Default.NewestVersion + 1, "CREATE TABLE more(x)");
        var newer = StoreSettings.Default with { Migrations = [.. StoreSettings.Default.Migrations, step] };

        Should.Throw<PicksException>(() => FeatureStore.OpenExisting(disk.Folder, () => StoreFolder.Start, newer))
            .Code.ShouldBe("store-older-schema");
    }

    [Fact]
    public void OpenExisting_FolderWithoutWritePermission_Reads()
    {
        if (OperatingSystem.IsWindows() || Environment.IsPrivilegedProcess)
        {
            Assert.Skip("Root may write everywhere; the read-only disk stands for it.");
            return;
        }

        using (var store = _folder.Open())
        {
            store.Write([Some.Analysed("/a", "a")]);
        }

        File.SetUnixFileMode(_folder.Folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        try
        {
            using var reader = _folder.OpenExisting()!;
            reader.ReadFiles().Keys.ShouldBe(["/a"]);
        }
        finally
        {
            File.SetUnixFileMode(_folder.Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }
}
