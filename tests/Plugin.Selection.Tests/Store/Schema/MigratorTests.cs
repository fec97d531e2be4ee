using PredictPicks.Abstractions;
using PredictPicks.Selection.Store;
using PredictPicks.Selection.Store.Schema;
using PredictPicks.Selection.Store.Sqlite;
using PredictPicks.Selection.Tests.Store.Support;

namespace PredictPicks.Selection.Tests.Store.Schema;

public sealed class MigratorTests : IDisposable
{
    private const string AllObjects = "SELECT type, name, sql FROM sqlite_schema ORDER BY type, name";

    private static readonly int Newest = StoreSchema.Migrations.Count;
    private static readonly Migration AddsColumn = new(
        Newest + 1, "ALTER TABLE song_features ADD COLUMN mood REAL; UPDATE song_features SET mood = 0.5;");

    // The table that all others point to is made anew: with foreign keys enforced, dropping it would take all their rows along.
    private static readonly Migration RebuildsTable = new(Newest + 2, """
        CREATE TABLE song_features_new AS SELECT * FROM song_features;
        DROP TABLE song_features;
        ALTER TABLE song_features_new RENAME TO song_features;
        CREATE UNIQUE INDEX song_features_songId ON song_features(songId);
        """);

    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Migrations_AreNumberedWithoutGaps() =>
        StoreSchema.Migrations.Select(step => step.Version).ShouldBe(Enumerable.Range(1, StoreSchema.Migrations.Count));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Version_IsFrozen(int version)
    {
        using var frozen = RestoreFrozen(version);
        using (_folder.Open([.. StoreSchema.Migrations.Take(version)]))
        {
        }

        _folder.Query(AllObjects, 3).ShouldBe(frozen.Query(AllObjects, 3));
    }

    [Fact]
    public void EveryVersion_HasAFrozenStore() => Should.NotThrow(() => RestoreFrozen(Newest).Dispose());

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Open_StoreOfOlderVersion_KeepsAllThatWasInIt(int version)
    {
        using var frozen = RestoreFrozen(version);

        using (var store = frozen.Open())
        {
            var songs = store.ReadSongs("msd-musicnn", "1", withVectors: true);
            songs.Select(song => song.Id.Value).ShouldBe(["aaaa", "bbbb"]);
            songs[0].Paths.ShouldBe(["/music/moved.mp3", "/music/first.mp3"]);
            songs[0].Tags.Artists.ShouldBe(["One", "Two \"quoted\""]);
            songs[0].Vector.ShouldBe([0.5f, -0f, float.Epsilon]);
            songs[1].Vector.ShouldBeNull();
            songs[1].Sound.Tempo.ShouldBeNull();
            store.ReadFailures()["/music/broken.mp3"].Reason.Arguments.ShouldBe(["broken.mp3", 3L]);
            store.FindByPacketHash(new SongId("hash-b")).ShouldBe(new SongId("bbbb"));
        }

        frozen.Query("SELECT songId, removedAt FROM picks ORDER BY songId", 2).Count.ShouldBe(2);
    }

    [Fact]
    public void Open_StoreOfVersionTwo_KeepsWhatTheSongsSoundLike()
    {
        using var frozen = RestoreFrozen(2);

        using var store = frozen.Open();

        var sound = store.ReadSongs("msd-musicnn", "1", withVectors: false)[0].Sound;
        sound.Tempo.ShouldNotBeNull().BeatsPerMinute.ShouldBe(128.5);
        sound.Key.ShouldNotBeNull().Strength.ShouldBe(0.75);
        sound.Loudness.ShouldNotBeNull().IntegratedLufs.ShouldBe(-9.5);
        store.ReadFingerprints(Some.Ids("aaaa")).Values.ShouldHaveSingleItem().ShouldBe([0x56DF1377u, 0xFFFF1234u]);
    }

    [Fact]
    public void Open_OlderStore_TakesTheMissingStepsAndKeepsACopy()
    {
        FillNewest();

        using (var store = _folder.Open([.. StoreSchema.Migrations, AddsColumn, RebuildsTable]))
        {
            store.ReadVectors(Some.Model, Some.ModelVersion).Vectors.Row(0).ToArray().ShouldBe([1, 2, 3]);
            store.ReadFiles().Keys.ShouldBe(["/m/a.mp3"]);
        }

        StoredVersion().ShouldBe(Newest + 2);
        using var backup = SqliteDatabase.Open(Migrator.BackupPath(_folder.Database, Newest), SqliteOpenMode.ReadOnly, TimeSpan.Zero);
        Migrator.ReadVersion(backup).ShouldBe(Newest);
        backup.QueryText("SELECT songId FROM song_embeddings").ShouldBe("a");
    }

    [Fact]
    public void Open_NewestStoreOrNewStore_MakesNoCopy()
    {
        FillNewest();
        FillNewest();

        Directory.EnumerateFiles(_folder.Folder).Select(Path.GetFileName).ShouldBe(["features.db"]);
    }

    [Theory]
    [InlineData("CREATE TABLE half_done(x); INSERT INTO half_done VALUES(1); DROP TABLE song_tags; SELECT no_such_function();")]
    [InlineData("DELETE FROM song_features;")]
    public void Open_AStepFails_LeavesEverythingAsItWas(string script)
    {
        FillNewest();
        var before = _folder.Query(AllObjects, 3);

        Should.Throw<InvalidOperationException>(
            () => _folder.Open([.. StoreSchema.Migrations, AddsColumn, new Migration(Newest + 2, script)]));

        _folder.Query(AllObjects, 3).ShouldBe(before);
        StoredVersion().ShouldBe(Newest);
        using var store = _folder.Open();
        store.ReadSongs(Some.Model, Some.ModelVersion, withVectors: true).ShouldHaveSingleItem().Tags.Title.ShouldBe("Title of a");
    }

    [Fact]
    public void Open_CopyCannotBeMade_UpgradesNothing()
    {
        FillNewest();
        Directory.CreateDirectory(Migrator.BackupPath(_folder.Database, Newest));

        Should.Throw<PicksException>(() => _folder.Open([.. StoreSchema.Migrations, AddsColumn])).Code.ShouldBe("store-backup-failed");

        StoredVersion().ShouldBe(Newest);
    }

    [Fact]
    public void Open_SeveralAtOnceUpgrade_OneDoesAndTheCopyIsOfTheOldVersion()
    {
        FillNewest();

        Parallel.For(0, 6, new ParallelOptions { MaxDegreeOfParallelism = 6 }, _ =>
            _folder.Open([.. StoreSchema.Migrations, AddsColumn]).Dispose());

        StoredVersion().ShouldBe(Newest + 1);
        using var backup = SqliteDatabase.Open(Migrator.BackupPath(_folder.Database, Newest), SqliteOpenMode.ReadOnly, TimeSpan.Zero);
        Migrator.ReadVersion(backup).ShouldBe(Newest);
    }

    private static StoreFolder RestoreFrozen(int version)
    {
        var folder = new StoreFolder();
        using var database = folder.Connect();
        database.Execute("PRAGMA foreign_keys = OFF");
        database.Execute(RepositoryFile.Read("tests", "Plugin.Selection.Tests", "Store", "Fixtures", $"schema-v{version}.sql"));
        return folder;
    }

    private int StoredVersion()
    {
        using var database = _folder.Connect();
        return Migrator.ReadVersion(database);
    }

    private void FillNewest()
    {
        using var store = _folder.Open();
        store.Write([Some.Analysed("/m/a.mp3", "a")]);
    }
}
