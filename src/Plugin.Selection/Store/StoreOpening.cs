using System.Diagnostics;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Store.Schema;
using PredictPicks.Selection.Store.Sqlite;

namespace PredictPicks.Selection.Store;

/// <summary>How stores are opened; tests choose others.</summary>
/// <param name="Patience">
/// How long a lock of another process is waited for: longer than any batch takes to write, a checkpoint on a slow disk included.
/// </param>
/// <param name="Migrations">The schema.</param>
internal sealed record StoreSettings(TimeSpan Patience, IReadOnlyList<Migration> Migrations)
{
    public static StoreSettings Default { get; } = new(TimeSpan.FromSeconds(30), StoreSchema.Migrations);

    /// <summary>The version that stores are brought to.</summary>
    public int NewestVersion => Migrations[^1].Version;
}

/// <summary>Finds, creates, opens and upgrades the database of a store folder.</summary>
internal static class StoreOpening
{
    /// <summary>The database's name in its folder.</summary>
    public const string FileName = "features.db";

    // The page cache of a connection, in KiB: inserts of hashed ids touch leaves all over the indexes.
    private const int CacheKibibytes = 32 * 1024;

    public static string PathIn(string folder) => Path.Combine(Path.GetFullPath(folder), FileName);

    /// <summary>Opens a store for writing; makes its folder and its database when they are not there.</summary>
    /// <exception cref="PicksException">It cannot be made, opened, written or understood.</exception>
    public static SqliteDatabase Open(string folder, StoreSettings settings)
    {
        var path = PathIn(folder);
        CreateFolder(Path.GetDirectoryName(path)!);
        return OpenAs(path, SqliteOpenMode.Create, settings, database =>
        {
            if (database.IsReadOnly)
            {
                throw StoreErrors.Because("store-read-only", path);
            }

            Prepare(database, settings);
        });
    }

    /// <summary>
    /// Opens a store for reading, or returns null when there is none. A store that cannot be written is read all the same.
    /// </summary>
    /// <exception cref="PicksException">It cannot be opened or understood.</exception>
    public static SqliteDatabase? OpenExisting(string folder, StoreSettings settings) =>
        OpenExisting(folder, settings, database => Prepare(database, settings));

    /// <summary>Opens a database as <see cref="OpenExisting(string, StoreSettings)"/> does, with other first steps.</summary>
    /// <param name="folder">The store's folder.</param>
    /// <param name="settings">For the patience.</param>
    /// <param name="begin">The first steps; they read something, which shows whether the database can be read in this way.</param>
    public static SqliteDatabase? OpenExisting(string folder, StoreSettings settings, Action<SqliteDatabase> begin)
    {
        var path = PathIn(folder);
        if (!File.Exists(path))
        {
            return null;
        }

        try
        {
            return OpenAs(path, SqliteOpenMode.Existing, settings, begin);
        }
        catch (PicksException exception) when (exception.Code is "store-cannot-open" or "store-read-only")
        {
            // The folder does not let SQLite make the files that readers and writers share. Then nobody can write; but somebody may have
            // before.
            return HasLog(path)
                ? throw StoreErrors.Because("store-unclosed", path)
                : OpenAs(path, SqliteOpenMode.Immutable, settings, begin);
        }
    }

    private static SqliteDatabase OpenAs(string path, SqliteOpenMode mode, StoreSettings settings, Action<SqliteDatabase> begin)
    {
        var database = SqliteDatabase.Open(path, mode, settings.Patience);
        try
        {
            begin(database);
            return database;
        }
        catch
        {
            database.Dispose();
            throw;
        }
    }

    private static void Prepare(SqliteDatabase database, StoreSettings settings)
    {
        var version = Migrator.ReadVersion(database);
        if (version > settings.NewestVersion)
        {
            database.KeepLogOnClose();
            throw StoreErrors.Because("store-newer-schema", database.Path, version, settings.NewestVersion);
        }

        if (version < settings.NewestVersion)
        {
            if (database.IsReadOnly)
            {
                throw StoreErrors.Because("store-older-schema", database.Path, version);
            }

            database.Execute("PRAGMA foreign_keys = OFF");
            UseWriteAheadLog(database);
            Migrator.Upgrade(database, settings.Migrations);
        }

        // NORMAL: with a write-ahead log a power cut may take the last batches, and never harms the file.
        database.Execute($"PRAGMA synchronous = NORMAL; PRAGMA cache_size = -{CacheKibibytes}; PRAGMA foreign_keys = ON");
    }

    /// <summary>Lets readers and one writer work side by side, from now on: the mode stays with the file.</summary>
    private static void UseWriteAheadLog(SqliteDatabase database)
    {
        var start = Stopwatch.GetTimestamp();
        while (true)
        {
            try
            {
                database.Execute("PRAGMA journal_mode = WAL");
                return;
            }
            catch (PicksException exception) when (exception.Code == "store-locked" && Stopwatch.GetElapsedTime(start) < database.Patience)
            {
                // When several processes make the store at once, SQLite gives up at once rather than risk a deadlock. For a writer's turn
                // it waits.
                database.Execute("BEGIN IMMEDIATE; COMMIT");
            }
        }
    }

    private static bool HasLog(string path) => new FileInfo(path + "-wal") is { Exists: true, Length: > 0 };

    private static void CreateFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw StoreErrors.FolderNotCreatable(folder, exception);
        }
    }
}
