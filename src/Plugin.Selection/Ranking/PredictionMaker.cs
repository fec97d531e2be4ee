using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Ranking;

/// <summary>Makes the list that a user sees from a ranking: who may be on it, what is set apart, what the user should know.</summary>
internal static class PredictionMaker
{
    /// <summary>The list. When it is empty, the first warning says why.</summary>
    /// <param name="input">Songs and vectors.</param>
    /// <param name="ranker">Puts them in order.</param>
    /// <param name="options">How the list is cut.</param>
    /// <param name="progress">Hears of candidates compared.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <param name="probability">Turns a score into a probability; null: nothing can be said.</param>
    public static Prediction Make(
        RankingInput input,
        IRanker ranker,
        RankingOptions options,
        IProgress<JobProgress>? progress,
        CancellationToken cancellationToken,
        Func<double, double>? probability = null)
    {
        Validate(input, options);
        var picks = new PickSet(input.Picks, input.PickVectors);
        var eligible = Eligible(input);
        var unknown = input.PicksUnknown + picks.Songs.Count - picks.Analysed;
        if (RankingWarnings.Hindrance(input, picks, eligible.Count) is { } hindrance)
        {
            var none = new PredictionCounts(picks.Analysed, picks.AnalysedWithoutFile.Count, unknown, 0, 0);
            return new Prediction(ranker.Mode, ranker.Name, input.Model, none, [], [hindrance]);
        }

        var ranking = ranker.Rank(input, picks, eligible, progress, cancellationToken);
        var owned = new OwnedRecordings(input.Candidates, picks.Songs, input.Fingerprints);
        var order = Diversity.Apply(
            ranking.Order, RecommendedList.LookAhead(options.Top), ranking.Score, input.CandidateVectors, options.Diversity, cancellationToken);
        var (list, setApart, repeated) = RecommendedList.Cut(
            order, owned, candidate => input.Candidates[candidate].Tags, options, cancellationToken);
        var already = setApart.Select(candidate => (Song: input.Candidates[candidate], Pick: owned.PickOf(candidate))).ToList();
        var withoutFile = picks.AnalysedWithoutFile.Except(already.Select(entry => entry.Pick.Id)).Count();
        var counts = new PredictionCounts(picks.Analysed, withoutFile, unknown, eligible.Count, eligible.Count(candidate => !ranking.HasSound(candidate)));
        return new Prediction(ranker.Mode, ranker.Name, input.Model, counts, Describe(input, ranking, list, probability), Warnings(counts, list, already, repeated, options))
        {
            AlreadyHave = [.. already.Select(entry => new OwnedRecording(entry.Song.Id, entry.Song.Path, entry.Song.Tags, entry.Pick.Id))],
        };
    }

    /// <summary>Candidates that may be recommended, each song once.</summary>
    public static IReadOnlyList<int> Eligible(RankingInput input)
    {
        var positions = input.Positions;
        var excluded = input.NotPicked.Concat(input.Picks.Select(pick => pick.Id)).Select(positions.Find).ToHashSet();
        return [.. Enumerable.Range(0, input.Candidates.Count).Where(candidate => positions.IsFirst(candidate) && !excluded.Contains(candidate))];
    }

    private static List<UserText> Warnings(
        PredictionCounts counts, CappedList list, IReadOnlyList<(RankableSong Song, RankableSong Pick)> already, int repeated, RankingOptions options) =>
    [
        .. list.Songs.Count == 0 ? [RankingTexts.Word("all-already-have")] : (UserText[])[],
        .. RankingWarnings.About(counts, list.LeftOut, options.MaxPerArtist),
        .. RankingWarnings.About(already),
        .. repeated > 0 ? [RankingTexts.Word("repeats-left-out", repeated)] : (UserText[])[],
    ];

    private static void Validate(RankingInput input, RankingOptions options)
    {
        if (options.Top < 1 || options.MaxPerArtist < 0 || !(options.Diversity is >= 0 and <= 1))
        {
            throw new ArgumentException($"A list of {options.Top} songs with {options.MaxPerArtist} of an artist and a diversity of {options.Diversity} is none.", nameof(options));
        }

        if (input.Candidates.Count != input.CandidateVectors.Count || input.Picks.Count != input.PickVectors.Count)
        {
            throw new ArgumentException("There must be a row of vectors for each candidate and for each pick.", nameof(input));
        }
    }

    private static List<RankedSong> Describe(RankingInput input, IRanking ranking, CappedList list, Func<double, double>? probability)
    {
        var songs = new List<RankedSong>(list.Songs.Count);
        foreach (var candidate in list.Songs)
        {
            var song = input.Candidates[candidate];
            var score = ranking.Score(candidate);
            songs.Add(new RankedSong(songs.Count + 1, song.Id, song.Path, song.Tags, score, ranking.Reasons(candidate))
            {
                Probability = ranking.HasSound(candidate) ? probability?.Invoke(score) : null,
            });
        }

        return songs;
    }
}
