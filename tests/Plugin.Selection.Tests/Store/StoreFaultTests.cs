using System.Security.Cryptography;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Store;
using PredictPicks.Selection.Store.Sqlite;
using PredictPicks.Selection.Tests.Store.Support;

namespace PredictPicks.Selection.Tests.Store;

public sealed class StoreFaultTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_LockedByAnotherProgram_SaysSoAndReadsGoOn()
    {
        using var store = _folder.Open(TimeSpan.FromMilliseconds(20));
        store.Write([Some.Analysed("/a", "a")]);
        using var other = _folder.Connect();
        other.Execute("BEGIN IMMEDIATE");

        var error = Should.Throw<PicksException>(() => store.Write([Some.Analysed("/b", "b")]));

        error.Code.ShouldBe("store-locked");
        error.Subject.ShouldBe(_folder.Database);
        error.Message.ShouldContain(_folder.Database);
        store.ReadFiles().Count.ShouldBe(1);
        other.Execute("ROLLBACK");
        store.Write([Some.Analysed("/b", "b")]);
        store.ReadFiles().Count.ShouldBe(2);
    }

    [Fact]
    public void Open_NewerSchema_IsRefusedAndNothingIsTouched()
    {
        using var live = _folder.Open();
        live.Write([Some.Analysed("/a", "a")]);
        using (var other = _folder.Connect())
        {
            other.Execute("UPDATE schema_meta SET value = '99'");
        }

        // A copy with the log beside it, as after a crash: not even the log may be moved into the database.
        using var copy = CopyOf(_folder);
        var before = Fingerprint(copy);

        var error = Should.Throw<PicksException>(() => copy.Open());
        Should.Throw<PicksException>(() => copy.OpenExisting()).Code.ShouldBe("store-newer-schema");

        error.Code.ShouldBe("store-newer-schema");
        error.Text.Arguments.ShouldBe([copy.Database, 99, StoreSchema.Migrations.Count]);
        Fingerprint(copy).ShouldBe(before);
    }

    [Fact]
    public void Open_DatabaseOfAnotherProgram_IsRefusedAndNothingIsTouched()
    {
        using (var other = _folder.Connect())
        {
            other.Execute("CREATE TABLE customers(name)");
        }

        var before = Fingerprint(_folder);

        Should.Throw<PicksException>(() => _folder.Open()).Code.ShouldBe("store-foreign");

        Fingerprint(_folder).ShouldBe(before);
    }

    [Theory]
    [InlineData("This is no database, but it is long enough to look like one to somebody who reads the first hundred bytes of it only.")]
    [InlineData("short")]
    public void Open_NoDatabaseAtAll_SaysItIsDamaged(string contents)
    {
        File.WriteAllText(_folder.Database, contents);

        Should.Throw<PicksException>(() => _folder.Open()).Code.ShouldBe("store-corrupt");
        Should.Throw<PicksException>(() => _folder.OpenExisting()).Code.ShouldBe("store-corrupt");
    }

    [Fact]
    public void ReadSongs_DamagedPages_SaysTheStoreIsDamaged()
    {
        using (var store = _folder.Open())
        {
            store.Write([.. Enumerable.Range(0, 300).Select(i => Some.Analysed($"/{i}", $"song {i}", vector: new float[100]))]);
        }

        using (var file = File.OpenWrite(_folder.Database))
        {
            // All but the first page, which holds the schema.
            file.Position = 4096;
            var noise = new byte[file.Length - 4096];
            new Random(5).NextBytes(noise);
            file.Write(noise);
        }

        // Which page is read first, the version's or the songs', does not matter to the user.
        var error = Should.Throw<PicksException>(() =>
        {
            using var store = _folder.OpenExisting()!;
            store.ReadSongs(Some.Model, Some.ModelVersion, withVectors: true);
        });
        error.Code.ShouldBe("store-corrupt");
        error.Message.ShouldContain(_folder.Database);
    }

    [Fact]
    public void ReadRankingSongs_ListThatIsNoJson_SaysTheStoreIsDamaged()
    {
        using var store = _folder.Open();
        store.Write([Some.Analysed("/a", "a")]);
        using (var other = _folder.Connect())
        {
            other.Execute("UPDATE song_tags SET artists = '[1, {'");
        }

        Should.Throw<PicksException>(() => store.ReadRankingSongs()).Code.ShouldBe("store-corrupt");
    }

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
        using (var store = FeatureStore.Open(disk.Folder, () => StoreFolder.Start))
        {
            store.Write([Some.Analysed("/a", "a")]);
        }

        disk.MakeReadOnly();

        using var reader = FeatureStore.OpenExisting(disk.Folder, () => StoreFolder.Start)!;
        reader.ReadVectors(Some.Model, Some.ModelVersion).Vectors.Values.ShouldBe([1, 2, 3]);
        Should.Throw<PicksException>(() => reader.Write([Some.Analysed("/b", "b")])).Code.ShouldBe("store-read-only");
        Should.Throw<PicksException>(() => FeatureStore.Open(disk.Folder, () => StoreFolder.Start)).Code.ShouldBe("store-read-only");
    }

    [Fact]
    public void OpenExisting_ReadOnlyDiskWithALogThatWasNeverMovedIn_SaysWhatToDo()
    {
        using var live = _folder.Open();
        live.Write([Some.Analysed("/a", "a")]);
        using var disk = Mount.OfSize(kibibytes: 2048);
        CopyFiles(_folder.Folder, disk.Folder);
        disk.MakeReadOnly();

        Should.Throw<PicksException>(() => FeatureStore.OpenExisting(disk.Folder, () => StoreFolder.Start)).Code.ShouldBe("store-unclosed");
    }

    [Fact]
    public void OpenExisting_ReadOnlyStoreThatMustBeUpgraded_SaysSo()
    {
        using var disk = Mount.OfSize(kibibytes: 2048);
        FeatureStore.Open(disk.Folder, () => StoreFolder.Start).Dispose();
        disk.MakeReadOnly();
        var newer = StoreSettings.Default with { Migrations = [.. StoreSettings.Default.Migrations, new(StoreSettings.Default.Migrations.Count + 1, "CREATE TABLE more(x)")] };

        Should.Throw<PicksException>(() => FeatureStore.OpenExisting(disk.Folder, () => StoreFolder.Start, newer)).Code.ShouldBe("store-older-schema");
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

    [Fact]
    public void Write_DatabaseDeletedMeanwhile_SaysSo()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not delete files that are open.");
        using var store = _folder.Open();
        File.Delete(_folder.Database);

        Should.Throw<PicksException>(() => store.Write([Some.Analysed("/a", "a")])).Code.ShouldBe("store-deleted");
    }

    [Fact]
    public void Write_DatabaseReplacedMeanwhile_SaysSoAndLeavesTheNewOneAlone()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows does not delete files that are open.");
        var old = _folder.Open();
        old.Write([Some.Analysed("/old", "old")]);
        foreach (var file in Directory.EnumerateFiles(_folder.Folder))
        {
            File.Delete(file);
        }

        using (var replacement = _folder.Open())
        {
            replacement.Write([Some.Analysed("/new", "new")]);

            Should.Throw<PicksException>(() => old.Write([Some.Analysed("/lost", "lost")])).Code.ShouldBe("store-deleted");
            old.Dispose();
            File.Exists(_folder.Database + "-wal").ShouldBeTrue("closing the old one must not delete the new one's log");
            replacement.Write([Some.Analysed("/more", "more")]);
        }

        using var reopened = _folder.Open();
        reopened.ReadFiles().Keys.ShouldBe(["/more", "/new"], ignoreOrder: true);
    }

    [Fact]
    public void Open_FolderBelowAFile_SaysItCannotBeMade()
    {
        var file = Path.Combine(_folder.Folder, "file");
        File.WriteAllText(file, string.Empty);

        Should.Throw<PicksException>(() => FeatureStore.Open(Path.Combine(file, "store"), () => StoreFolder.Start)).Code.ShouldBe("store-folder-not-creatable");
    }

    [Fact]
    public void Open_DatabaseIsAFolder_SaysItCannotBeOpened()
    {
        Directory.CreateDirectory(_folder.Database);

        Should.Throw<PicksException>(() => _folder.Open()).Code.ShouldBe("store-cannot-open");
    }

    [Fact]
    public void Open_EmptyFile_MakesTheStoreInIt()
    {
        File.WriteAllBytes(_folder.Database, []);

        using var store = _folder.Open();

        store.ReadFiles().ShouldBeEmpty();
    }

    private static StoreFolder CopyOf(StoreFolder folder)
    {
        var copy = new StoreFolder();
        CopyFiles(folder.Folder, copy.Folder);
        return copy;
    }

    private static void CopyFiles(string from, string to)
    {
        File.Copy(Path.Combine(from, "features.db"), Path.Combine(to, "features.db"));
        File.Copy(Path.Combine(from, "features.db-wal"), Path.Combine(to, "features.db-wal"));
    }

    /// <summary>Names and contents, but for the file that SQLite shares between processes and that means nothing on disk.</summary>
    private static List<string> Fingerprint(StoreFolder folder) =>
        [.. Directory.EnumerateFiles(folder.Folder)
            .Where(file => !file.EndsWith("-shm", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal)
            .Select(file => $"{Path.GetFileName(file)} {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file)))}")];
}
