using PredictPicks.Abstractions;
using PredictPicks.Selection.Tests.Store.Support;

namespace PredictPicks.Selection.Tests.Store;

public sealed class PickLedgerTests : IDisposable
{
    private static readonly DateTimeOffset LongAgo = new(2011, 5, 6, 7, 8, 9, TimeSpan.FromHours(2));

    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void RecordPicks_NewOnes_AreFirstSeenNow()
    {
        Record(new Pick(new SongId("a"), LongAgo), new Pick(new SongId("b")));

        Ledger().ShouldBe([("a", Milliseconds(LongAgo), At(1), null), ("b", null, At(1), null)]);
    }

    [Fact]
    public void RecordPicks_OneVanishesAndComesBack_IsRemovedAndThenNotAnyMore()
    {
        Record(new Pick(new SongId("a"), LongAgo), new Pick(new SongId("b")));

        Record(new Pick(new SongId("b")));
        Ledger().ShouldBe([("a", Milliseconds(LongAgo), At(1), At(2)), ("b", null, At(1), null)]);

        Record(new Pick(new SongId("b")));
        Ledger()[0].RemovedAt.ShouldBe(At(2));

        Record(new Pick(new SongId("a")), new Pick(new SongId("b")));
        Ledger().ShouldBe([("a", Milliseconds(LongAgo), At(1), null), ("b", null, At(1), null)]);
    }

    [Fact]
    public void RecordPicks_None_RemovesAll()
    {
        Record(new Pick(new SongId("a")));

        Record();

        Ledger().ShouldBe([("a", null, At(1), At(2))]);
    }

    [Fact]
    public void RecordPicks_SameSongTwice_IsOnePick()
    {
        Record(new Pick(new SongId("a\"'")), new Pick(new SongId("a\"'"), LongAgo));

        Ledger().ShouldBe([("a\"'", Milliseconds(LongAgo), At(1), null)]);
    }

    private static string At(int call) => Milliseconds(StoreFolder.Start.AddSeconds(call));

    private static string Milliseconds(DateTimeOffset time) =>
        time.ToUnixTimeMilliseconds().ToString(System.Globalization.CultureInfo.InvariantCulture);

    private void Record(params Pick[] picks)
    {
        using var store = _folder.Open();
        store.RecordPicks(picks);
    }

    private List<(string Id, string? PickedAt, string FirstSeen, string? RemovedAt)> Ledger() =>
        [.. _folder.Query("SELECT songId, pickedAt, firstSeen, removedAt FROM picks ORDER BY songId", 4)
            .Select(row => row.Split('|').Select(value => value == "∅" ? null : value).ToArray())
            .Select(row => (row[0]!, row[1], row[2]!, row[3]))];
}
