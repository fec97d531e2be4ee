using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Evaluation.Splits;

/// <summary>The ways of hiding picks that suit a library.</summary>
internal static class SplitPlan
{
    /// <summary>Hidden picks that an artist-disjoint split by time must have left; with fewer, folds by artist take its place.</summary>
    private const int LeastHidden = 5;

    /// <summary>By time where the picks have dates, else in folds; and beside it one without common artists, unless there are too few artists.</summary>
    public static IReadOnlyList<Split> Make(EvaluationInput input, SongArtists artists, int seed)
    {
        var byTime = TimeSplit.Make(input.Picks, input.PickedAt, input.Unpicked);
        var main = byTime is not null
            ? new Split(Split.Time, EvaluationTexts.Word("split-time", byTime.Known.Count, byTime.Hidden.Count), [byTime])
            : InFolds(StratifiedFolds.Make(input.Picks, song => MainGenre(input, song), input.Unpicked, seed));
        return ArtistDisjoint(input, byTime, artists, seed) is { } disjoint ? [main, disjoint] : [main];
    }

    private static Split InFolds(IReadOnlyList<Fold> folds) => new(Split.Folds, EvaluationTexts.Word("split-folds", folds.Count), folds);

    private static Split? ArtistDisjoint(EvaluationInput input, Fold? byTime, SongArtists artists, int seed)
    {
        if (byTime is not null && ArtistDisjointFolds.Restrict(byTime, artists) is { Others.Count: > 0 } fold && fold.Hidden.Count >= LeastHidden)
        {
            return new Split(Split.ArtistDisjoint, EvaluationTexts.Word("split-artists-time", fold.Known.Count, fold.Hidden.Count), [fold]);
        }

        var folds = ArtistDisjointFolds.Make(input.Picks, artists, input.Unpicked, seed).Where(made => made.Others.Count > 0).ToList();
        return folds.Count < 2 ? null : new Split(Split.ArtistDisjoint, EvaluationTexts.Word("split-artists-folds", folds.Count), folds);
    }

    private static string MainGenre(EvaluationInput input, int song) =>
        input.Songs.Songs[song].Tags.Genres is [var genre, ..] ? Ranking.TagKeys.Normalise(genre) : string.Empty;
}

/// <summary>One way of hiding picks.</summary>
/// <param name="Kind">One of the constants.</param>
/// <param name="Description">In a sentence.</param>
/// <param name="Experiments">At least one.</param>
internal sealed record Split(string Kind, UserText Description, IReadOnlyList<Fold> Experiments)
{
    public const string Time = "time";
    public const string Folds = "folds";
    public const string ArtistDisjoint = "artist-disjoint";
}
