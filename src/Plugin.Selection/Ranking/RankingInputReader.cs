using PredictPicks.Abstractions;
using PredictPicks.Selection.Similarity;
using PredictPicks.Selection.Store;

namespace PredictPicks.Selection.Ranking;

/// <summary>Reads from the store what a ranking needs.</summary>
internal static class RankingInputReader
{
    /// <summary>The songs and vectors that <paramref name="request"/> speaks of.</summary>
    /// <param name="store">Opens the store, or gives null when nothing was ever scanned. Called twice now, as songs and vectors are read side by side, and again for fingerprints.</param>
    /// <param name="model">Whose vectors are read.</param>
    /// <param name="request">Picks and candidates.</param>
    public static RankingInput Read(Func<FeatureStore?> store, IEmbeddingModel model, PredictionRequest request)
    {
        var reading = Task.Run(() => ReadVectors(store, model));
        var (songs, picksPresent) = ReadSongs(store, request);
        var vectors = reading.GetAwaiter().GetResult();
        var picks = request.Picks
            .Where(pick => songs.ContainsKey(pick.Id))
            .Select(pick => ToRankable(songs[pick.Id]) with { Path = picksPresent.GetValueOrDefault(pick.Id) })
            .ToList();
        var candidates = request.Candidates is { } ids
            ? ids.Where(songs.ContainsKey).Select(id => ToRankable(songs[id])).ToList()
            : [.. songs.Values.Where(song => song.Path is not null).Select(ToRankable)];
        return new RankingInput
        {
            Candidates = candidates,
            CandidateVectors = vectors.Gather(candidates),
            Picks = picks,
            PickVectors = vectors.Gather(picks),
            NotPicked = [.. request.NotPicked],
            PicksUnknown = request.PicksUnknown + request.Picks.Count - picks.Count,
            Fingerprints = new StoredFingerprints(store),
            Model = new ModelReference(model.Id, model.Version, model.Dimension),
        };
    }

    private static (Dictionary<SongId, RankingSong> Songs, IReadOnlyDictionary<SongId, string> PicksPresent) ReadSongs(
        Func<FeatureStore?> open, PredictionRequest request)
    {
        using var store = open();
        if (store is null)
        {
            return ([], new Dictionary<SongId, string>());
        }

        var songs = store.ReadRankingSongs().ToDictionary(song => song.Id);
        return (songs, PresentPaths.Find(store, [.. request.Picks.Select(pick => pick.Id)]));
    }

    private static StoredVectors ReadVectors(Func<FeatureStore?> open, IEmbeddingModel model)
    {
        using var store = open();
        var (ids, vectors) = store?.ReadVectors(model.Id, model.Version) ?? ([], new VectorTable([], model.Dimension));
        Parallel.For(0, vectors.Count, row => model.Normalise(new ArraySegment<float>(vectors.Values, row * model.Dimension, model.Dimension)));
        var rows = new Dictionary<SongId, int>(ids.Count);
        for (var row = 0; row < ids.Count; row++)
        {
            rows.Add(ids[row], row);
        }

        return new StoredVectors(rows, vectors, model.Dimension);
    }

    private static RankableSong ToRankable(RankingSong song) => new(
        song.Id,
        song.Path,
        song.Tags with { BitrateKbps = song.BitrateKbps ?? song.Tags.BitrateKbps, DurationSeconds = song.DurationSeconds }) { Sound = song.Sound };

    /// <summary>Normalised vectors by song.</summary>
    private sealed record StoredVectors(Dictionary<SongId, int> Rows, VectorTable Table, int Dimension)
    {
        /// <summary>One row a song; zero for a song without a vector.</summary>
        public VectorTable Gather(List<RankableSong> songs)
        {
            var gathered = new VectorTable(new float[songs.Count * Dimension], Dimension);
            for (var i = 0; i < songs.Count; i++)
            {
                if (Rows.TryGetValue(songs[i].Id, out var row))
                {
                    Table.Row(row).CopyTo(gathered.Row(i));
                }
            }

            return gathered;
        }
    }
}
