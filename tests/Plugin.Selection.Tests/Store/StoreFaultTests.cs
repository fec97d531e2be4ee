using System.Security.Cryptography;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Store;
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
        error.Text.Arguments.ShouldBe([copy.Database, 99, StoreSettings.Default.NewestVersion]);
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

        Should.Throw<PicksException>(() => FeatureStore.Open(Path.Combine(file, "store"), () => StoreFolder.Start))
            .Code.ShouldBe("store-folder-not-creatable");
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
