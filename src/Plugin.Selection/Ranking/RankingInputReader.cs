using PredictPicks.Abstractions;
using PredictPicks.Selection.Similarity;
using PredictPicks.Selection.Store;

namespace PredictPicks.Selection.Ranking;

/// <summary>Reads from the store what a ranking needs.</summary>
internal static class RankingInputReader
{
    /// <summary>The songs and vectors that <paramref name="request"/> speaks of.</summary>
    /// <param name="store">Opens the store, or gives null when nothing was ever scanned. Called some times, as songs and vectors are read side by side, and again for fingerprints.</param>
    /// <param name="model">Whose vectors are read.</param>
    /// <param name="request">Picks and candidates.</param>
    public static RankingInput Read(Func<FeatureStore?> store, IEmbeddingModel model, PredictionRequest request)
    {
        var reading = Task.Run(() => ReadVectors(store, model));
        var (songs, listedIds, picksPresent) = ReadSongs(store, request);
        var (ids, table) = reading.GetAwaiter().GetResult();
        var rows = Match(songs, ids);
        var candidates = Where(songs, song => song.IsListed || listedIds.Contains(song.Id));
        var picks = Find(songs, request.Picks);
        return new RankingInput
        {
            Candidates = ToRankable(songs, candidates),
            CandidateVectors = Gather(table, model, candidates.ConvertAll(song => rows[song])),
            Picks = picks.ConvertAll(song => ToRankable(songs[song]) with { Path = picksPresent.GetValueOrDefault(songs[song].Id) }),
            PickVectors = Gather(table, model, picks.ConvertAll(song => rows[song])),
            NotPicked = [.. request.NotPicked],
            PicksUnknown = request.PicksUnknown + request.Picks.Count - picks.Count,
            Fingerprints = new StoredFingerprints(store),
            Model = new ModelReference(model.Id, model.Version, model.Dimension),
        };
    }

    /// <summary>All songs in the order of ids; the songs that the request lists by id; and where the picks' files are.</summary>
    private static (IReadOnlyList<RankingSong> Songs, IReadOnlySet<SongId> ListedIds, IReadOnlyDictionary<SongId, string> PicksPresent) ReadSongs(
        Func<FeatureStore?> open, PredictionRequest request)
    {
        using var store = open();
        if (store is null)
        {
            return ([], new HashSet<SongId>(), new Dictionary<SongId, string>());
        }

        // An id that the store knows counts, whatever song is at the path by now.
        var ids = store.FindKnown((request.Candidates ?? []).Where(song => song.Id is not null).Select(song => song.Id!.Value));
        var paths = request.Candidates is { } candidates
            ? new ListedPaths(candidates.Where(song => song.Path is not null && !(song.Id is { } id && ids.Contains(id))).Select(song => song.Path!))
            : null;
        return (ReadHalves(open, store, paths), ids, PresentPaths.Find(store, [.. request.Picks.Select(pick => pick.Id)]));
    }

    /// <summary>All songs, by two connections at once.</summary>
    private static IReadOnlyList<RankingSong> ReadHalves(Func<FeatureStore?> open, FeatureStore store, ListedPaths? paths)
    {
        if (store.FindMiddle() is not { } middle)
        {
            return [];
        }

        var second = Task.Run(() =>
        {
            using var other = open();
            return other?.ReadRankingSongs(paths, from: middle) ?? [];
        });
        return [.. store.ReadRankingSongs(paths, before: middle), .. second.GetAwaiter().GetResult()];
    }

    private static (IReadOnlyList<SongId> Ids, VectorTable Table) ReadVectors(Func<FeatureStore?> open, IEmbeddingModel model)
    {
        using var store = open();
        var (ids, vectors) = store?.ReadVectors(model.Id, model.Version) ?? ([], new VectorTable([], model.Dimension));
        Parallel.For(0, vectors.Count, row => model.Normalise(new ArraySegment<float>(vectors.Values, row * model.Dimension, model.Dimension)));
        return (ids, vectors);
    }

    /// <summary>The row of each song's vector, or −1. Both lists are in the order of ids, but a scan may have added to one of them in the meantime.</summary>
    private static int[] Match(IReadOnlyList<RankingSong> songs, IReadOnlyList<SongId> ids)
    {
        var rows = new int[songs.Count];
        var row = 0;
        for (var i = 0; i < rows.Length; i++)
        {
            var order = -1;
            var id = songs[i].Id;
            while (row < ids.Count && (order = ids[row] == id ? 0 : Utf8Order.Compare(ids[row].Value, id.Value)) < 0)
            {
                row++;
            }

            rows[i] = order == 0 ? row : -1;
        }

        return rows;
    }

    private static List<int> Where(IReadOnlyList<RankingSong> songs, Func<RankingSong, bool> isWanted)
    {
        var found = new List<int>(songs.Count);
        for (var i = 0; i < songs.Count; i++)
        {
            if (isWanted(songs[i]))
            {
                found.Add(i);
            }
        }

        return found;
    }

    /// <summary>The picks that are among the songs, in their own order.</summary>
    private static List<int> Find(IReadOnlyList<RankingSong> songs, IReadOnlyList<Pick> picks) =>
        [.. picks.Select(pick => Find(songs, pick.Id)).Where(position => position >= 0)];

    /// <summary>Where a song is among songs in the order of ids, or −1.</summary>
    private static int Find(IReadOnlyList<RankingSong> songs, SongId id)
    {
        var first = Bisection.First(songs.Count, song => Utf8Order.Compare(songs[song].Id.Value, id.Value) >= 0);
        return first < songs.Count && songs[first].Id == id ? first : -1;
    }

    private static RankableSong[] ToRankable(IReadOnlyList<RankingSong> songs, List<int> wanted)
    {
        var rankable = new RankableSong[wanted.Count];
        Parallel.For(0, rankable.Length, i => rankable[i] = ToRankable(songs[wanted[i]]));
        return rankable;
    }

    private static RankableSong ToRankable(RankingSong song) => new(song.Id, song.Path, song.Tags) { Sound = song.Sound };

    /// <summary>One row a song; zero for a song without a vector. Nothing is copied when these are all rows in order, as in a library that is wholly analysed.</summary>
    private static VectorTable Gather(VectorTable table, IEmbeddingModel model, List<int> rows)
    {
        if (rows.Count == table.Count && !rows.Where((row, i) => row != i).Any())
        {
            return table;
        }

        var gathered = new VectorTable(new float[rows.Count * model.Dimension], model.Dimension);
        for (var i = 0; i < rows.Count; i++)
        {
            if (rows[i] >= 0)
            {
                table.Row(rows[i]).CopyTo(gathered.Row(i));
            }
        }

        return gathered;
    }
}
