using System.Globalization;
using PredictPicks.Selection.Store.Sqlite;

namespace PredictPicks.Selection.Store.Schema;

/// <summary>
/// Brings a store to the newest version that the program knows: all missing steps in one transaction, so that a failure leaves the store as
/// it was.
/// </summary>
internal static class Migrator
{
    /// <summary>The version of a store; 0 for an empty database.</summary>
    /// <exception cref="PredictPicks.Abstractions.PicksException">The database is another program's, or damaged.</exception>
    public static int ReadVersion(SqliteDatabase database)
    {
        // One query: between two, another process may make the store.
        const string Tables = "SELECT count(*), count(*) FILTER (WHERE name = 'schema_meta') FROM sqlite_schema WHERE type = 'table'";
        using (var query = database.Prepare(Tables))
        {
            query.Step();
            if (query.GetInt64(1) == 0)
            {
                return query.GetInt64(0) == 0 ? 0 : throw StoreErrors.Because("store-foreign", database.Path);
            }
        }

        var text = database.QueryText("SELECT value FROM schema_meta WHERE key = 'schemaVersion'");
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var version) && version > 0
            ? version
            : throw StoreErrors.Corrupt(database.Path, $"schemaVersion is '{text}'.");
    }

    /// <summary>Takes the steps that are missing. Foreign keys must be off.</summary>
    public static void Upgrade(SqliteDatabase database, IReadOnlyList<Migration> migrations)
    {
        database.Write(() =>
        {
            // Read again: another process may have upgraded the store while this one waited for its turn.
            var version = ReadVersion(database);
            var missing = migrations.Where(step => step.Version > version).ToList();
            if (missing.Count == 0)
            {
                return;
            }

            if (version > 0)
            {
                KeepBackup(database, version);
            }

            foreach (var step in missing)
            {
                database.Execute(step.Script);
                WriteVersion(database, step.Version);
            }

            if (database.QueryText("SELECT \"table\" FROM pragma_foreign_key_check") is { } table)
            {
                throw new InvalidOperationException($"Version {missing[^1].Version} left rows of {table} without their song.");
            }
        });
    }

    /// <summary>The copy that is kept of a store of <paramref name="version"/> before it is upgraded.</summary>
    public static string BackupPath(string path, int version) => string.Create(CultureInfo.InvariantCulture, $"{path}.v{version}.backup");

    /// <summary>
    /// Copies the store as it is. A second connection does it, since one that writes cannot; the lock that the first one holds keeps other
    /// writers out.
    /// </summary>
    private static void KeepBackup(SqliteDatabase database, int version)
    {
        var backup = BackupPath(database.Path, version);
        var unfinished = backup + ".part";
        try
        {
            File.Delete(unfinished);
            using (var reader = SqliteDatabase.Open(database.Path, SqliteOpenMode.Existing, database.Patience))
            {
                using var copy = reader.Prepare("VACUUM INTO ?1").Bind(1, unfinished);
                copy.Step();
            }

            File.Move(unfinished, backup, overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw StoreErrors.BackupFailed(database.Path, backup, exception);
        }
    }

    private static void WriteVersion(SqliteDatabase database, int version)
    {
        using var upsert = database.Prepare(
            "INSERT INTO schema_meta(key, value) VALUES('schemaVersion', ?1) ON CONFLICT(key) DO UPDATE SET value = excluded.value");
        upsert.Bind(1, version.ToString(CultureInfo.InvariantCulture)).Run();
    }
}
