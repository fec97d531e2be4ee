using System.Globalization;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Store.Sqlite;
using SQLitePCL;

namespace PredictPicks.Selection.Store;

/// <summary>
/// The one place where SQLite's result codes become errors that a user understands. A code that only a defect can cause stays an <see
/// cref="InvalidOperationException"/>.
/// </summary>
internal static class StoreErrors
{
    /// <summary>Less than this is a full disk for SQLite, whose shared-memory file alone takes 32 KiB.</summary>
    private const long FullDiskBytes = 64 * 1024;

    /// <summary>What an extended result code of an open database means.</summary>
    public static Exception From(SqliteDatabase database, int result, string message) =>
        Translate(database.Path, result, message, database.Patience);

    /// <summary>What an extended result code of opening means.</summary>
    public static Exception FromOpening(string path, int result, TimeSpan patience) =>
        Translate(path, result, raw.sqlite3_errstr(result).utf8_to_string(), patience);

    /// <summary>The file is not, or not any more, what a store needs; SQLite itself sees nothing wrong.</summary>
    public static PicksException Because(string kind, string path, params object[] more) =>
        new(StoreTexts.Word(kind, [path, .. more]), path);

    /// <summary>The file was opened by SQLite, and its contents contradict each other.</summary>
    public static PicksException Corrupt(string path, string detail) =>
        new(StoreTexts.Word("store-corrupt", path), path, new InvalidDataException(detail));

    /// <summary>The folder of a store could not be made.</summary>
    public static PicksException FolderNotCreatable(string folder, Exception cause) =>
        new(StoreTexts.Word("store-folder-not-creatable", folder), folder, cause);

    /// <summary>The copy that is kept before an upgrade could not be made; nothing was upgraded.</summary>
    public static PicksException BackupFailed(string path, string backup, Exception cause) =>
        new(StoreTexts.Word("store-backup-failed", path, backup), path, cause);

    private static Exception Translate(string path, int result, string message, TimeSpan patience)
    {
        var cause = new InvalidOperationException($"SQLite error {result.ToString(CultureInfo.InvariantCulture)}: {message}");
        var text = (result & 0xFF) switch
        {
            raw.SQLITE_BUSY or raw.SQLITE_LOCKED or raw.SQLITE_PROTOCOL =>
                StoreTexts.Word("store-locked", path, (int)Math.Ceiling(patience.TotalSeconds)),
            raw.SQLITE_FULL => StoreTexts.Word("store-disk-full", path),
            raw.SQLITE_CORRUPT or raw.SQLITE_NOTADB => StoreTexts.Word("store-corrupt", path),
            raw.SQLITE_READONLY when result == raw.SQLITE_READONLY_DBMOVED => StoreTexts.Word("store-deleted", path),
            raw.SQLITE_READONLY => StoreTexts.Word("store-read-only", path),
            raw.SQLITE_CANTOPEN or raw.SQLITE_PERM or raw.SQLITE_AUTH => StoreTexts.Word("store-cannot-open", path),
            raw.SQLITE_IOERR => StoreTexts.Word(IsDiskFull(path) ? "store-disk-full" : "store-disk-error", path),
            _ => null,
        };
        return text is null ? cause : new PicksException(text, path, cause);
    }

    /// <summary>A full disk shows as an input/output error where SQLite grows its shared-memory file.</summary>
    private static bool IsDiskFull(string path)
    {
        try
        {
            return new DriveInfo(Path.GetDirectoryName(path)!).AvailableFreeSpace < FullDiskBytes;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return false;
        }
    }
}
