using PredictPicks.Abstractions;
using PredictPicks.Selection.Evaluation.Metrics;
using PredictPicks.Selection.Evaluation.Splits;
using PredictPicks.Selection.Ranking;

namespace PredictPicks.Selection.Evaluation;

/// <summary>Some of the songs of a split, by genre or artist.</summary>
/// <param name="Kind">As in <see cref="EvaluatedSubset.Kind"/>.</param>
/// <param name="Name">For people.</param>
/// <param name="Members">[folds] which of the fold's songs belong.</param>
internal sealed record Subset(string Kind, string Name, IReadOnlyList<Func<int, bool>> Members)
{
    /// <summary>With fewer hidden picks a subset says nothing.</summary>
    private const int LeastHidden = 3;

    /// <summary>Genres beyond these have few hidden picks, and a plot has no room for them.</summary>
    private const int MostGenres = 12;

    /// <summary>The subsets of a split that have enough hidden picks: artists first, then genres by their hidden picks.</summary>
    public static IReadOnlyList<Subset> Of(EvaluationInput input, Split split, SongArtists artists)
    {
        var folds = split.Experiments;
        var known = folds.Select(fold => artists.OfAll(fold.Known)).ToList();
        Subset[] byArtist =
        [
            new("known-artist", EvaluationTexts.Word("subset-known-artist").Text, [.. known.Select(names => (Func<int, bool>)(song => artists.IsByAny(song, names)))]),
            new("new-artist", EvaluationTexts.Word("subset-new-artist").Text, [.. known.Select(names => (Func<int, bool>)(song => !artists.IsByAny(song, names)))]),
        ];
        return [.. byArtist.Where(subset => subset.HiddenOf(split) >= LeastHidden), .. Genres(input, split)];
    }

    /// <summary>How well a scorer found this subset's hidden picks.</summary>
    /// <param name="split">The split.</param>
    /// <param name="scores">[folds] of the split.</param>
    /// <param name="rankings">[folds] the same, ranked.</param>
    /// <param name="listLength">The length of list that counts as found.</param>
    public EvaluatedSubset Evaluate(Split split, IReadOnlyList<FoldScores> scores, IReadOnlyList<FoldRanking> rankings, int listLength)
    {
        var (hidden, found, auc, weight) = (0, 0.0, 0.0, 0);
        for (var fold = 0; fold < scores.Count; fold++)
        {
            var (_, picks, others) = split.Experiments[fold];
            var members = Enumerable.Range(0, picks.Count).Where(pick => Members[fold](picks[pick])).ToList();
            var chances = ChancesWithin(listLength, rankings[fold]);
            hidden += members.Count;
            found += members.Sum(pick => chances[rankings[fold].GroupOf[pick]]);
            var rivals = Enumerable.Range(0, others.Count).Where(other => Members[fold](others[other])).Select(other => scores[fold].Others[other]).ToList();
            if (members.Count > 0 && rivals.Count > 0)
            {
                var own = FoldRanking.Of([.. members.Select(pick => scores[fold].Hidden[pick])], rivals);
                auc += members.Count * RankingMetrics.RocAuc(own, own.Hits());
                weight += members.Count;
            }
        }

        return new EvaluatedSubset(Kind, Name, hidden, found / hidden, weight > 0 ? auc / weight : null);
    }

    private static double[] ChancesWithin(int listLength, FoldRanking ranking)
    {
        var hits = ranking.Hits();
        var above = 0;
        var chances = new double[hits.Length];
        for (var group = 0; group < hits.Length; group++)
        {
            chances[group] = RankingMetrics.ChanceWithin(listLength, ranking.Groups[group], above, hits[group]);
            above += hits[group];
        }

        return chances;
    }

    private static IEnumerable<Subset> Genres(EvaluationInput input, Split split)
    {
        var keys = new TagKeys();
        var genres = input.Songs.Songs.Select(song => song.Tags.Genres.Select(genre => keys.Of(genre)).Where(genre => genre >= 0).ToHashSet()).ToArray();
        var hidden = split.Experiments.SelectMany(fold => fold.Hidden).ToList();
        return hidden
            .SelectMany(song => input.Songs.Songs[song].Tags.Genres.Select(name => (Name: name, Key: keys.Of(name))).Where(genre => genre.Key >= 0).DistinctBy(genre => genre.Key))
            .GroupBy(genre => genre.Key)
            .Where(genre => genre.Count() >= LeastHidden)
            .OrderByDescending(genre => genre.Count())
            .ThenBy(genre => genre.First().Name, StringComparer.Ordinal)
            .Take(MostGenres)
            .Select(genre => new Subset(
                "genre",
                genre.GroupBy(spelling => spelling.Name, StringComparer.Ordinal).MaxBy(spelling => spelling.Count())!.Key,
                [.. split.Experiments.Select(_ => (Func<int, bool>)(song => genres[song].Contains(genre.Key)))]));
    }

    private int HiddenOf(Split split) => split.Experiments.Select((fold, index) => fold.Hidden.Count(Members[index])).Sum();
}
