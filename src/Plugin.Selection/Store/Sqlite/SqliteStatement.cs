using System.Buffers;
using System.Text;
using SQLitePCL;

namespace PredictPicks.Selection.Store.Sqlite;

/// <summary>A prepared statement of a <see cref="SqliteDatabase"/>, which owns it. Parameters count from 1, columns from 0.</summary>
/// <remarks><see cref="Dispose"/> ends its use, not its life: it becomes ready to be prepared again.</remarks>
internal sealed class SqliteStatement : IDisposable
{
    private readonly SqliteDatabase _database;
    private readonly sqlite3_stmt _handle;

    internal SqliteStatement(SqliteDatabase database, sqlite3_stmt handle)
    {
        _database = database;
        _handle = handle;
    }

    public SqliteStatement Bind(int parameter, long? value)
    {
        _database.Check(value is { } number
            ? raw.sqlite3_bind_int64(_handle, parameter, number)
            : raw.sqlite3_bind_null(_handle, parameter));
        return this;
    }

    public SqliteStatement Bind(int parameter, double? value)
    {
        _database.Check(value is { } number
            ? raw.sqlite3_bind_double(_handle, parameter, number)
            : raw.sqlite3_bind_null(_handle, parameter));
        return this;
    }

    /// <summary>Binds a text of any characters, NUL included; half a surrogate pair, which UTF-8 cannot say, becomes U+FFFD.</summary>
    public SqliteStatement Bind(int parameter, string? value)
    {
        if (value is null)
        {
            _database.Check(raw.sqlite3_bind_null(_handle, parameter));
            return this;
        }

        var buffer = ArrayPool<byte>.Shared.Rent(Encoding.UTF8.GetMaxByteCount(value.Length));
        var length = Encoding.UTF8.GetBytes(value, buffer);
        var result = raw.sqlite3_bind_text(_handle, parameter, buffer.AsSpan(0, length));
        ArrayPool<byte>.Shared.Return(buffer);
        _database.Check(result);
        return this;
    }

    public SqliteStatement Bind(int parameter, ReadOnlySpan<byte> blob)
    {
        _database.Check(raw.sqlite3_bind_blob(_handle, parameter, blob));
        return this;
    }

    /// <summary>Goes to the next row.</summary>
    /// <returns>Whether there is one.</returns>
    public bool Step()
    {
        var result = raw.sqlite3_step(_handle);
        _database.Check(result);
        return result == raw.SQLITE_ROW;
    }

    /// <summary>Runs a statement that gives no rows, and makes it ready for the next parameters.</summary>
    public void Run()
    {
        try
        {
            Step();
        }
        finally
        {
            Dispose();
        }
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(_handle, column) == raw.SQLITE_NULL;

    public long GetInt64(int column) => raw.sqlite3_column_int64(_handle, column);

    public double GetDouble(int column) => raw.sqlite3_column_double(_handle, column);

    public int? GetNullableInt32(int column)
    {
        // SQLite gives 0 for null: only then is it worth asking which of the two it is.
        var value = raw.sqlite3_column_int(_handle, column);
        return value == 0 && IsNull(column) ? null : value;
    }

    public double? GetNullableDouble(int column)
    {
        var value = GetDouble(column);
        return value == 0 && IsNull(column) ? null : value;
    }

    /// <summary>A text that is not null.</summary>
    public string GetText(int column) => Encoding.UTF8.GetString(GetBytes(column));

    public string? GetNullableText(int column)
    {
        var utf8 = GetBytes(column);
        return utf8.IsEmpty && IsNull(column) ? null : Encoding.UTF8.GetString(utf8);
    }

    /// <summary>
    /// The bytes of a blob, or a text in UTF-8, where SQLite keeps them: valid until the next <see cref="Step"/>. Empty for null.
    /// </summary>
    public ReadOnlySpan<byte> GetBytes(int column) => raw.sqlite3_column_blob(_handle, column);

    public void Dispose()
    {
        // A reset repeats the error of the last step, which was thrown there.
        _ = raw.sqlite3_reset(_handle);
        _ = raw.sqlite3_clear_bindings(_handle);
    }

    internal void Close() => _handle.Dispose();
}
