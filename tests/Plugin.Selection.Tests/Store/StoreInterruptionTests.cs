using CsCheck;
using PredictPicks.Selection.Store;
using PredictPicks.Selection.Tests.Store.Support;

namespace PredictPicks.Selection.Tests.Store;

/// <summary>What lies on disk when a scan is killed or the power fails: the database and a log that ends anywhere.</summary>
public sealed class StoreInterruptionTests
{
    private const int Batches = 30;
    private const int SongsABatch = 3;

    [Fact]
    public void Open_LogThatEndsAnywhere_HasTheFirstBatchesWhole()
    {
        using var live = new StoreFolder();
        using var store = live.Open();
        for (var batch = 0; batch < Batches; batch++)
        {
            store.Write([.. IdsOf(batch).Select((id, i) => Some.Analysed($"/{batch}/{i}", id, vector: [batch, i]))]);
        }

        var log = File.ReadAllBytes(live.Database + "-wal");
        log.Length.ShouldBeGreaterThan(100_000);

        // The end of the schema's own transaction is somewhere in the first pages; before it there is no store yet.
        Gen.Int[0, log.Length].Sample(
            length =>
            {
                using var copy = Interrupted(live, log.AsSpan(0, length));
                using (var reopened = copy.Open())
                {
                    var ids = reopened.ReadVectors(Some.Model, Some.ModelVersion).Ids.Select(id => id.Value).ToList();
                    ids.ShouldBe(Enumerable.Range(0, ids.Count / SongsABatch).SelectMany(IdsOf));
                    reopened.ReadFiles().Count.ShouldBe(ids.Count);
                    if (length == log.Length)
                    {
                        ids.Count.ShouldBe(Batches * SongsABatch);
                    }

                    // It goes on as if nothing had happened.
                    reopened.Write([Some.Analysed("/after", "z")]);
                    reopened.ReadRankingSongs().Count.ShouldBe(ids.Count + 1);
                }

                copy.Query("PRAGMA integrity_check", 1).ShouldBe(["ok"]);
            },
            iter: 60);
    }

    [Fact]
    public void Open_KilledInTheMiddleOfABatch_HasNothingOfIt()
    {
        using var live = new StoreFolder();
        using (var store = live.Open())
        {
            store.Write([Some.Analysed("/a", "a")]);
        }

        using var connection = live.Connect();

        // With a cache of a few pages, changes go to disk long before the transaction ends.
        connection.Execute("PRAGMA cache_size = 5; PRAGMA synchronous = NORMAL; BEGIN IMMEDIATE");
        var writer = new StoreWriter(connection, () => StoreFolder.Start);
        for (var i = 0; i < 200; i++)
        {
            writer.Write(Some.Analysed($"/{i}", $"{i}", vector: new float[500]));
        }

        var log = File.ReadAllBytes(live.Database + "-wal");
        log.Length.ShouldBeGreaterThan(100_000);
        using var copy = Interrupted(live, log);
        connection.Execute("ROLLBACK");

        using var reopened = copy.Open();

        reopened.ReadFiles().Keys.ShouldBe(["/a"]);
        reopened.ReadVectors(Some.Model, Some.ModelVersion).Ids.ShouldBe(Some.Ids("a"));
    }

    private static IEnumerable<string> IdsOf(int batch) => Enumerable.Range(0, SongsABatch).Select(song => $"{batch:00}-{song}");

    private static StoreFolder Interrupted(StoreFolder live, ReadOnlySpan<byte> log)
    {
        var copy = new StoreFolder();
        File.Copy(live.Database, copy.Database);
        File.WriteAllBytes(copy.Database + "-wal", log.ToArray());
        return copy;
    }
}
