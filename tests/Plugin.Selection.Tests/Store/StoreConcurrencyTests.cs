using PredictPicks.Abstractions;
using PredictPicks.Selection.Tests.Store.Support;

namespace PredictPicks.Selection.Tests.Store;

public sealed class StoreConcurrencyTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Open_SeveralAtOnceWhereNothingIs_AllGetTheSameStore()
    {
        for (var round = 0; round < 10; round++)
        {
            using var folder = new StoreFolder();

            Parallel.For(0, 8, new ParallelOptions { MaxDegreeOfParallelism = 8 }, i =>
            {
                using var store = folder.Open();
                store.Write([Some.Analysed($"/{i}", $"{i}")]);
            });

            using var reader = folder.OpenExisting()!;
            reader.ReadFiles().Count.ShouldBe(8);
        }
    }

    [Fact]
    public void Write_TwoScansAtOnce_LoseNothing()
    {
        Parallel.For(0, 2, scan =>
        {
            using var store = _folder.Open();
            for (var i = 0; i < 50; i++)
            {
                // Both meet the same songs, at paths of their own.
                store.Write([Some.Analysed($"/{scan}/{i}", $"{i}", vector: [i]), Some.Failed($"/{scan}/broken {i}")]);
            }
        });

        using var reader = _folder.OpenExisting()!;
        reader.ReadFiles().Count.ShouldBe(100);
        reader.ReadFailures().Count.ShouldBe(100);
        reader.ReadVectors(Some.Model, Some.ModelVersion).Vectors.Count.ShouldBe(50);
    }

    [Fact]
    public async Task Reads_WhileAnotherConnectionWrites_SeeWholeBatches()
    {
        using var writer = _folder.Open();
        using var reader = _folder.OpenExisting()!;
        var seen = new List<int>();
        var writing = Task.Run(() =>
        {
            for (var i = 0; i < 100; i++)
            {
                writer.Write([Some.Analysed($"/a{i}", $"a{i}"), Some.Analysed($"/b{i}", $"b{i}")]);
            }
        });

        while (!writing.IsCompleted)
        {
            var songs = reader.ReadSongs(Some.Model, Some.ModelVersion, withVectors: true);
            songs.Count(song => song.Id.Value[0] == 'a').ShouldBe(songs.Count(song => song.Id.Value[0] == 'b'));
            songs.ShouldAllBe(song => song.Vector != null && song.Paths.Count == 1 && song.Tags.Title != null);
            seen.Add(songs.Count);
        }

        await writing;
        seen.ShouldBeInOrder();
        reader.ReadRankingSongs().Count.ShouldBe(200);
    }

    [Fact]
    public void Calls_FromSeveralThreadsOnOneStore_AreServedOneAfterAnother()
    {
        using var store = _folder.Open();

        Parallel.For(0, 200, i =>
        {
            store.Write([Some.Analysed($"/{i}", $"{i}")]);
            store.FindByPacketHash(new SongId($"{i}")).ShouldBe(new SongId($"{i}"));
            store.FindByPath([$"/{i}"]).Count.ShouldBe(1);
        });

        store.ReadFiles().Count.ShouldBe(200);
    }
}
