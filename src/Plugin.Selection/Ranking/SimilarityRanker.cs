using System.Collections.Concurrent;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Ranking;

/// <summary>
/// Ranks without a trained model: by the nearest picks, smoothed by rules on tags, key, tempo, bit rate and duration. Every candidate is scored, exactly.
/// The same songs give the same ranking, whatever their order and the number of threads; equal scores are in the order of ids.
/// </summary>
internal static class SimilarityRanker
{
    /// <summary>Name and version; the version changes with any score.</summary>
    public const string Name = "similarity/2";

    /// <summary>As in <see cref="Prediction.Mode"/>.</summary>
    public const string Mode = "similarity";

    /// <summary>The list that a user sees. When it is empty, the first warning says why.</summary>
    public static Prediction Predict(
        RankingInput input, RankingOptions options, IProgress<JobProgress>? progress = null, CancellationToken cancellationToken = default)
    {
        Validate(input, options);
        var picks = new PickSet(input.Picks, input.PickVectors);
        var eligible = Eligible(input);
        var unknown = input.PicksUnknown + picks.Songs.Count - picks.Analysed;
        if (RankingWarnings.Hindrance(input, picks, eligible.Count) is { } hindrance)
        {
            var none = new PredictionCounts(picks.Analysed, picks.AnalysedWithoutFile, unknown, 0, 0);
            return new Prediction(Mode, Name, input.Model, none, [], [hindrance]);
        }

        var ranking = Rank(input, picks, eligible, progress, cancellationToken);
        var counts = new PredictionCounts(
            picks.Analysed, picks.AnalysedWithoutFile, unknown, eligible.Count, eligible.Count(candidate => !ranking.Nearest.HasAny(candidate)));
        var owned = new OwnedRecordings(input.Candidates, picks.Songs, input.Fingerprints);
        var (list, setApart) = RecommendedList.Cut(
            ranking.Order, owned, candidate => input.Candidates[candidate].Tags, options, cancellationToken);
        var already = setApart.Select(candidate => (Song: input.Candidates[candidate], Pick: owned.PickOf(candidate))).ToList();
        return new Prediction(Mode, Name, input.Model, counts, Describe(input, ranking, list), Warnings(counts, list, already, options))
        {
            AlreadyHave = [.. already.Select(entry => new OwnedRecording(entry.Song.Id, entry.Song.Path, entry.Song.Tags, entry.Pick.Id))],
        };
    }

    /// <summary>Candidates that may be recommended, each song once.</summary>
    public static IReadOnlyList<int> Eligible(RankingInput input)
    {
        var seen = new HashSet<SongId>(input.Candidates.Count + input.Picks.Count + input.NotPicked.Count);
        seen.UnionWith(input.NotPicked);
        seen.UnionWith(input.Picks.Select(pick => pick.Id));
        return [.. Enumerable.Range(0, input.Candidates.Count).Where(candidate => seen.Add(input.Candidates[candidate].Id))];
    }

    /// <summary>Scores and sorts.</summary>
    /// <param name="input">Songs and vectors.</param>
    /// <param name="picks">The input's picks.</param>
    /// <param name="eligible">The candidates to rank, as indices.</param>
    /// <param name="progress">Hears of candidates compared.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static SimilarityRanking Rank(
        RankingInput input, PickSet picks, IReadOnlyList<int> eligible, IProgress<JobProgress>? progress, CancellationToken cancellationToken)
    {
        var nearest = NearestPicksSearch.Find(input.CandidateVectors, picks.Vectors, progress: progress, cancellationToken: cancellationToken);
        var context = new RankingContext(picks.Songs);
        var order = eligible.ToArray();
        var keys = new double[order.Length];
        if (order.Length > 0)
        {
            // One range a processor, since each scorer learns the names in the tags anew.
            var share = 1 + (order.Length / Environment.ProcessorCount);
            Parallel.ForEach(Partitioner.Create(0, order.Length, share), new ParallelOptions { CancellationToken = cancellationToken }, range =>
            {
                var scorer = new SongScorer(input.Candidates, nearest, context, []);
                for (var i = range.Item1; i < range.Item2; i++)
                {
                    keys[i] = -scorer.Score(order[i]);
                }
            });
        }

        Array.Sort(keys, order);
        OrderTies(keys, order, input.Candidates);
        return new SimilarityRanking(order, [.. keys.Select(key => -key)], nearest, new SongScorer(input.Candidates, nearest, context, []));
    }

    private static List<UserText> Warnings(
        PredictionCounts counts, CappedList list, IReadOnlyList<(RankableSong Song, RankableSong Pick)> already, RankingOptions options) =>
    [
        .. list.Songs.Count == 0 ? [RankingTexts.Word("all-already-have")] : (UserText[])[],
        .. RankingWarnings.About(counts, list.LeftOut, options.MaxPerArtist),
        .. RankingWarnings.About(already),
    ];

    private static void Validate(RankingInput input, RankingOptions options)
    {
        if (options.Top < 1 || options.MaxPerArtist < 0)
        {
            throw new ArgumentException($"A list of {options.Top} songs with {options.MaxPerArtist} of an artist is none.", nameof(options));
        }

        if (input.Candidates.Count != input.CandidateVectors.Count || input.Picks.Count != input.PickVectors.Count)
        {
            throw new ArgumentException("There must be a row of vectors for each candidate and for each pick.", nameof(input));
        }
    }

    private static void OrderTies(double[] keys, int[] order, IReadOnlyList<RankableSong> songs)
    {
        for (int start = 0, end; start < order.Length; start = end)
        {
            for (end = start + 1; end < order.Length && keys[end] == keys[start];)
            {
                end++;
            }

            if (end - start > 1)
            {
                order.AsSpan(start, end - start).Sort((left, right) => songs[left].Id.CompareTo(songs[right].Id));
            }
        }
    }

    private static List<RankedSong> Describe(RankingInput input, SimilarityRanking ranking, CappedList list)
    {
        var songs = new List<RankedSong>(list.Songs.Count);
        foreach (var candidate in list.Songs)
        {
            var song = input.Candidates[candidate];
            songs.Add(new RankedSong(
                songs.Count + 1, song.Id, song.Path, song.Tags, ranking.Scorer.Score(candidate), ranking.Scorer.Reasons(candidate)));
        }

        return songs;
    }
}

/// <summary>All candidates in order.</summary>
/// <param name="Order">Indices of the candidates, best first.</param>
/// <param name="Scores">Their scores, in the same order.</param>
/// <param name="Nearest">Their nearest picks, by index of the candidate.</param>
/// <param name="Scorer">Tells contributions and reasons, by index of the candidate.</param>
internal sealed record SimilarityRanking(
    IReadOnlyList<int> Order, IReadOnlyList<double> Scores, NearestPicks Nearest, SongScorer Scorer);
