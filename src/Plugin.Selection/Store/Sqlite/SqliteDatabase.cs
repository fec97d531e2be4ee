using System.Runtime.InteropServices;
using SQLitePCL;

namespace PredictPicks.Selection.Store.Sqlite;

/// <summary>
/// One connection to one database file, over SQLite's own interface: statements are prepared once and kept, columns are read without
/// copies,
/// and every result code goes through <see cref="StoreErrors"/>. Used by one thread at a time.
/// </summary>
/// <remarks>
/// Not ADO.NET: opening and a first query cost 14 ms of a cold process here and 47 ms through Microsoft.Data.Sqlite 10.0, and vectors are
/// copied once
/// instead of three times.
/// </remarks>
internal sealed partial class SqliteDatabase : IDisposable
{
    // Guarded by whoever owns the connection, so SQLite need not lock as well; result codes come in their extended form.
    private const int OpenFlags = raw.SQLITE_OPEN_NOMUTEX | ExtendedResultCodes;

    // SQLITE_OPEN_EXRESCODE, SQLITE_CONFIG_MEMSTATUS and SQLITE_FCNTL_HAS_MOVED of sqlite3.h, which the wrapper does not name.
    private const int ExtendedResultCodes = 0x02000000;
    private const int MemoryStatus = 9;
    private const int HasMovedOperation = 20;

    private readonly sqlite3 _handle;
    private readonly Dictionary<string, SqliteStatement> _statements = new(StringComparer.Ordinal);

    static SqliteDatabase()
    {
        Batteries_V2.Init();

        // Nobody asks how much memory SQLite has taken, and counting it makes every allocation of every connection wait for one lock.
        _ = raw.sqlite3_config(MemoryStatus, 0);
    }

    private SqliteDatabase(string path, sqlite3 handle, TimeSpan patience)
    {
        Path = path;
        Patience = patience;
        _handle = handle;
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>How long a lock of another connection is waited for.</summary>
    public TimeSpan Patience { get; }

    /// <summary>Whether the file could only be opened for reading.</summary>
    public bool IsReadOnly => raw.sqlite3_db_readonly(_handle, "main") == 1;

    /// <summary>Whether the file was deleted, moved or replaced since it was opened. Windows does not let that happen.</summary>
    public bool HasMoved
    {
        get
        {
            var hasMoved = 0;
            var result = FileControl(_handle.DangerousGetHandle(), "main", HasMovedOperation, ref hasMoved);
            return result == raw.SQLITE_OK && hasMoved != 0;
        }
    }

    /// <summary>Opens a database file. Nothing of it is read before the first statement.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="mode">How.</param>
    /// <param name="patience">How long a lock of another connection is waited for.</param>
    public static SqliteDatabase Open(string path, SqliteOpenMode mode, TimeSpan patience)
    {
        var (name, flags) = mode switch
        {
            SqliteOpenMode.Create => (path, raw.SQLITE_OPEN_READWRITE | raw.SQLITE_OPEN_CREATE),
            SqliteOpenMode.Existing => (path, raw.SQLITE_OPEN_READWRITE),
            SqliteOpenMode.ReadOnly => (path, raw.SQLITE_OPEN_READONLY),
            _ => (ImmutableUri(path), raw.SQLITE_OPEN_READONLY | raw.SQLITE_OPEN_URI),
        };
        var result = raw.sqlite3_open_v2(name, out var handle, flags | OpenFlags, null);
        if (result != raw.SQLITE_OK)
        {
            handle.Dispose();
            throw StoreErrors.FromOpening(path, result, patience);
        }

        var database = new SqliteDatabase(path, handle, patience);
        raw.sqlite3_busy_timeout(handle, (int)patience.TotalMilliseconds);
        return database;
    }

    /// <summary>A statement, prepared on first use; dispose it after use, which makes it ready for the next.</summary>
    public SqliteStatement Prepare(string sql)
    {
        if (!_statements.TryGetValue(sql, out var statement))
        {
            Check(raw.sqlite3_prepare_v2(_handle, sql, out var prepared));
            statement = new SqliteStatement(this, prepared);
            _statements.Add(sql, statement);
        }

        return statement;
    }

    /// <summary>Runs a script of statements whose results do not matter.</summary>
    public void Execute(string script) => Check(raw.sqlite3_exec(_handle, script));

    /// <summary>The first value of a query, 0 when there is no row or it is null.</summary>
    public long QueryInteger(string sql)
    {
        using var query = Prepare(sql);
        return query.Step() ? query.GetInt64(0) : 0;
    }

    /// <summary>The first value of a query as text.</summary>
    public string? QueryText(string sql)
    {
        using var query = Prepare(sql);
        return query.Step() ? query.GetText(0) : null;
    }

    /// <summary>Runs <paramref name="work"/> as the only writer: all of it is stored, or, when it throws, nothing.</summary>
    public void Write(Action work)
    {
        Execute("BEGIN IMMEDIATE");
        RunToEnd(() =>
        {
            work();
            return 0;
        });

        // SQLite goes on writing into a file that has no name any more.
        if (HasMoved)
        {
            throw StoreErrors.Because("store-deleted", Path);
        }
    }

    /// <summary>Runs <paramref name="work"/> on one state of the database, whatever others write meanwhile.</summary>
    public T Read<T>(Func<T> work)
    {
        Execute("BEGIN");
        return RunToEnd(work);
    }

    /// <summary>
    /// Leaves the file alone when the connection is closed: by default the last one to close moves the log's pages into the database and
    /// deletes the log.
    /// </summary>
    public void KeepLogOnClose() => _ = raw.sqlite3_db_config(_handle, raw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, out _);

    /// <summary>Throws what <paramref name="result"/> means, unless it means success.</summary>
    public void Check(int result)
    {
        if (result is not (raw.SQLITE_OK or raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            throw StoreErrors.From(this, result, raw.sqlite3_errmsg(_handle).utf8_to_string());
        }
    }

    public void Dispose()
    {
        if (_handle.IsClosed)
        {
            return;
        }

        foreach (var statement in _statements.Values)
        {
            statement.Close();
        }

        _handle.Dispose();
    }

    private static string ImmutableUri(string path)
    {
        // Every path of a URI starts with a slash: /home/…, /C:/…, //server/share/…
        var segments = path.Replace('\\', '/').Split('/').Select(Uri.EscapeDataString);
        var escaped = string.Join('/', segments);
        return $"file://{(escaped.StartsWith('/') ? string.Empty : "/")}{escaped}?immutable=1";
    }

    [LibraryImport("e_sqlite3", EntryPoint = "sqlite3_file_control", StringMarshalling = StringMarshalling.Utf8)]
    private static partial int FileControl(IntPtr database, string name, int operation, ref int argument);

    private T RunToEnd<T>(Func<T> work)
    {
        try
        {
            var result = work();
            Execute("COMMIT");
            return result;
        }
        catch
        {
            // Some errors (disk full) have rolled back by themselves.
            if (raw.sqlite3_get_autocommit(_handle) == 0)
            {
                _ = raw.sqlite3_exec(_handle, "ROLLBACK");
            }

            throw;
        }
    }
}

/// <summary>How a database file is opened.</summary>
internal enum SqliteOpenMode
{
    /// <summary>For reading and writing; created when it is not there. A file that cannot be written is opened for reading.</summary>
    Create,

    /// <summary>For reading and writing; it must be there. A file that cannot be written is opened for reading.</summary>
    Existing,

    /// <summary>For reading.</summary>
    ReadOnly,

    /// <summary>
    /// For reading a file that nobody can change, without locks and without its log: the only way in a folder where no file can be made.
    /// </summary>
    Immutable,
}
