using System.Globalization;
using SQLitePCL;

namespace PredictPicks.EndToEnd;

/// <summary>All rows of a feature store, as SQLite itself reads them, in a form that can be compared bit by bit. Times of day are left out.</summary>
internal sealed class StoreDump
{
    private static readonly string[] Times = ["updatedAt", "seenAt", "failedAt", "pickedAt", "firstSeen", "removedAt"];

    /// <summary>Rows by table, sorted; the columns of the key come first.</summary>
    private readonly IReadOnlyDictionary<string, IReadOnlyList<string>> _tables;

    static StoreDump() => Batteries_V2.Init();

    private StoreDump(IReadOnlyDictionary<string, IReadOnlyList<string>> tables)
    {
        _tables = tables;
    }

    public static StoreDump Empty { get; } = new(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal));

    /// <summary>Every row with its table's name in front.</summary>
    public IEnumerable<string> Rows => _tables.SelectMany(table => table.Value.Select(row => $"{table.Key}: {row}"));

    /// <summary>Ids of the songs that are there, in whatever completeness.</summary>
    public IReadOnlyList<string> SongIds => _tables.TryGetValue("song_features", out var songs) ? [.. songs.Select(row => row[..row.IndexOf(' ', StringComparison.Ordinal)])] : [];

    /// <summary>Reads a store that may be in use; one that is not there yet, or is just being made, is empty.</summary>
    public static StoreDump ReadLive(string folder)
    {
        var path = Path.Combine(folder, "features.db");
        if (!File.Exists(path) || raw.sqlite3_open_v2(path, out var database, raw.SQLITE_OPEN_READONLY, null) != raw.SQLITE_OK)
        {
            return Empty;
        }

        using (database)
        {
            try
            {
                return Read(database);
            }
            catch (InvalidDataException)
            {
                return Empty;
            }
        }
    }

    /// <summary>Opens a store as the next process would, on a copy, so that the real one waits for the program untouched. It must be sound.</summary>
    public static StoreDump ReadCopy(string folder, string copy)
    {
        Directory.CreateDirectory(copy);
        foreach (var file in Directory.EnumerateFiles(folder, "features.db*").Where(file => !file.EndsWith("-shm", StringComparison.Ordinal)))
        {
            File.Copy(file, Path.Combine(copy, Path.GetFileName(file)));
        }

        try
        {
            return ReadSound(Path.Combine(copy, "features.db"));
        }
        finally
        {
            Directory.Delete(copy, recursive: true);
        }
    }

    private static StoreDump ReadSound(string path)
    {
        if (!File.Exists(path))
        {
            return Empty;
        }

        raw.sqlite3_open(path, out var database).ShouldBe(raw.SQLITE_OK);
        using (database)
        {
            Query(database, "PRAGMA integrity_check").ShouldBe(["'ok'"]);
            Query(database, "PRAGMA foreign_key_check").ShouldBeEmpty();
            return Read(database);
        }
    }

    /// <summary>In one transaction, so that all tables are of one moment.</summary>
    private static StoreDump Read(sqlite3 database)
    {
        Query(database, "BEGIN");
        var tables = Query(database, "SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name").Select(name => name.Trim('\'')).ToList();
        var dump = new StoreDump(tables.ToDictionary(table => table, table => ReadTable(database, table), StringComparer.Ordinal));
        Query(database, "COMMIT");
        return dump;
    }

    private static IReadOnlyList<string> ReadTable(sqlite3 database, string table)
    {
        var columns = Query(database, $"SELECT name FROM pragma_table_info('{table}') ORDER BY pk = 0, pk, cid").Select(name => name.Trim('\'')).Except(Times);
        return [.. Query(database, $"SELECT {string.Join(", ", columns)} FROM {table}").Order(StringComparer.Ordinal)];
    }

    private static List<string> Query(sqlite3 database, string sql)
    {
        var rows = new List<string>();
        Check(raw.sqlite3_prepare_v2(database, sql, out var statement), raw.SQLITE_OK, sql);
        using (statement)
        {
            int result;
            while ((result = raw.sqlite3_step(statement)) == raw.SQLITE_ROW)
            {
                rows.Add(string.Join(" | ", Enumerable.Range(0, raw.sqlite3_column_count(statement)).Select(column => Show(statement, column))));
            }

            Check(result, raw.SQLITE_DONE, sql);
        }

        return rows;
    }

    private static void Check(int result, int expected, string sql)
    {
        if (result != expected)
        {
            throw new InvalidDataException($"SQLite says {result} to: {sql}");
        }
    }

    private static string Show(sqlite3_stmt statement, int column) => raw.sqlite3_column_type(statement, column) switch
    {
        raw.SQLITE_INTEGER => raw.sqlite3_column_int64(statement, column).ToString(CultureInfo.InvariantCulture),
        raw.SQLITE_FLOAT => BitConverter.DoubleToInt64Bits(raw.sqlite3_column_double(statement, column)).ToString("x16", CultureInfo.InvariantCulture),
        raw.SQLITE_TEXT => $"'{raw.sqlite3_column_text(statement, column).utf8_to_string()}'",
        raw.SQLITE_BLOB => Convert.ToHexString(raw.sqlite3_column_blob(statement, column)),
        _ => "null",
    };
}
