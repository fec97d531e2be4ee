using PredictPicks.Selection.Store.Sqlite;

namespace PredictPicks.Selection.Store;

/// <summary>
/// Rows in the order of song ids (column 0), walked in step with others of the same order. A join in SQL would look up each song in each
/// table:
/// 0.08 s more for 100 000 songs.
/// </summary>
internal sealed class OrderedRows(SqliteStatement rows) : IDisposable
{
    private bool _hasRow = rows.Step();

    /// <summary>The row that <see cref="MoveTo"/> found.</summary>
    public SqliteStatement Current => rows;

    /// <summary>Goes to the first row of a song, past the rows of songs before it.</summary>
    /// <param name="songId">In UTF-8, as the column has it; songs are asked for in ascending order.</param>
    /// <returns>Whether the song has a row, which may be asked for again.</returns>
    public bool MoveTo(ReadOnlySpan<byte> songId)
    {
        while (_hasRow)
        {
            // SQLite's own order of texts: byte for byte.
            var comparison = rows.GetBytes(0).SequenceCompareTo(songId);
            if (comparison >= 0)
            {
                return comparison == 0;
            }

            _hasRow = rows.Step();
        }

        return false;
    }

    /// <summary>Goes past the row that <see cref="MoveTo"/> found, for a song that may have several.</summary>
    public void Advance() => _hasRow = rows.Step();

    public void Dispose() => rows.Dispose();
}
