using PredictPicks.Abstractions;
using PredictPicks.Selection.Store.Sqlite;

namespace PredictPicks.Selection.Store;

/// <summary>Keeps account of which songs are picks, since when, and which ceased to be.</summary>
internal sealed class PickLedger(SqliteDatabase database, Func<DateTimeOffset> utcNow)
{
    /// <summary>Takes <paramref name="picks"/> as all the picks of today. Belongs into a transaction of its caller's.</summary>
    public void Record(IReadOnlyList<Pick> picks)
    {
        var now = utcNow().ToUnixTimeMilliseconds();
        // A date that the host once knew is kept when it does not say one today.
        using var upsert = database.Prepare("""
            INSERT INTO picks(songId, pickedAt, firstSeen, removedAt) VALUES(?1, ?2, ?3, NULL)
            ON CONFLICT(songId) DO UPDATE SET pickedAt = coalesce(excluded.pickedAt, pickedAt), removedAt = NULL
            """);
        foreach (var pick in picks)
        {
            upsert.Bind(1, pick.Id.Value).Bind(2, pick.PickedAt?.ToUnixTimeMilliseconds()).Bind(3, now).Run();
        }

        using var remove = database.Prepare("""
            UPDATE picks SET removedAt = ?1 WHERE removedAt IS NULL AND songId NOT IN (SELECT value FROM json_each(?2))
            """);
        remove.Bind(1, now).Bind(2, StoredText.FromArguments([.. picks.Select(static pick => pick.Id.Value)])).Run();
    }
}
