using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Ranking.Scorers;

/// <summary>
/// How far a song lies in the direction in which the picks differ from all other songs. Unpicked songs are unlabelled, not disliked, so it is cross-fitted: the songs of
/// a fold are scored by a model that has not seen them as negatives. A pick is scored by the model that its fold would have if the song were not picked.
/// </summary>
/// <remarks>All that is needed of the negatives are their moments, fold by fold, so 100 000 songs cost one pass over them.</remarks>
internal sealed class LinearProbe
{
    /// <summary>A fold is summed up in so many parts, since five do not share out well among two or four processors. Fixed, so that the sums have the same bits anywhere.</summary>
    private const int PartsOfFold = 4;

    private readonly SongTable _songs;
    private readonly int[] _picks;
    private readonly int[] _foldOf;
    private readonly MomentSums _picked;
    private readonly MomentSums[] _unpicked = new MomentSums[Folds.Count];
    private readonly MomentSums[] _notPicked = new MomentSums[Folds.Count];
    private readonly ParallelOptions _parallel;

    /// <summary>Sums up the songs.</summary>
    public LinearProbe(SongTable songs, Taste taste, CancellationToken cancellationToken)
    {
        _songs = songs;
        _parallel = new ParallelOptions { CancellationToken = cancellationToken };
        _foldOf = new int[songs.Count];
        Parallel.For(0, songs.Count, _parallel, song => _foldOf[song] = PickPanels.IsUnit(songs.Vectors.Row(song)) ? Folds.Of(songs.Songs[song].Id) : -1);
        _picks = [.. taste.Picks.Where(pick => _foldOf[pick] >= 0)];
        _picked = MomentSums.Of(songs.Vectors, _picks, cancellationToken);
        var picks = _picks.ToHashSet();
        var unpickedOf = Enumerable.Range(0, songs.Count).Where(song => !picks.Contains(song)).ToLookup(song => _foldOf[song]);
        int[][] unpicked = [.. Enumerable.Range(0, Folds.Count).Select(fold => unpickedOf[fold].ToArray())];
        var notPicked = taste.NotPicked.ToLookup(song => _foldOf[song]);
        var parts = new MomentSums[Folds.Count * PartsOfFold];
        Parallel.For(0, parts.Length, _parallel, part => parts[part] = MomentSums.Of(songs.Vectors, Part(unpicked[part / PartsOfFold], part % PartsOfFold), cancellationToken));
        for (var fold = 0; fold < Folds.Count; fold++)
        {
            _unpicked[fold] = MomentSums.Total(new ArraySegment<MomentSums>(parts, fold * PartsOfFold, PartsOfFold), songs.Vectors.Dimension);
            _notPicked[fold] = MomentSums.Of(songs.Vectors, [.. notPicked[fold]], cancellationToken);
        }

        All = MomentSums.Total([.. _unpicked, _picked], songs.Vectors.Dimension);
    }

    /// <summary>Of all songs that have a vector.</summary>
    public MomentSums All { get; }

    /// <summary>Scores every song that has a vector; none when no pick has one.</summary>
    public StandardScores Score()
    {
        var scores = new double[_songs.Count];
        Array.Fill(scores, double.NaN);
        if (_picks.Length == 0)
        {
            return new StandardScores(scores, _ => default);
        }

        var spreads = ScoreUnpicked(scores);
        var leftOut = ScorePicks(scores);
        return new StandardScores(scores, song => leftOut.TryGetValue(song, out var spread) ? spread : spreads[Math.Max(0, _foldOf[song])]);
    }

    /// <returns>By fold.</returns>
    private Spread[] ScoreUnpicked(double[] scores)
    {
        var models = Train(_picks.Length).Select(training => training.Fit()).ToArray();
        Parallel.For(0, _songs.Count, _parallel, song =>
        {
            if (_foldOf[song] is >= 0 and var fold)
            {
                scores[song] = models[fold].Score(_songs.Vectors.Row(song));
            }
        });
        return [.. models.Select(model => model.SpreadOver(All))];
    }

    /// <returns>By pick.</returns>
    private Dictionary<int, Spread> ScorePicks(double[] scores)
    {
        var spreads = new Spread[_picks.Length];
        if (_picks.Length == 1)
        {
            scores[_picks[0]] = double.NaN;
        }
        else
        {
            var trainings = Train(_picks.Length - 1);
            Parallel.For(0, _picks.Length, _parallel, i =>
            {
                var vector = _songs.Vectors.Row(_picks[i]);
                var model = trainings[_foldOf[_picks[i]]].Fit(vector);
                scores[_picks[i]] = model.Score(vector);
                spreads[i] = model.SpreadOver(All);
            });
        }

        return Enumerable.Range(0, _picks.Length).ToDictionary(i => _picks[i], i => spreads[i]);
    }

    /// <summary>A training for each fold, on the unpicked songs of all other folds.</summary>
    private ProbeTraining[] Train(int picks)
    {
        var trainings = new ProbeTraining[Folds.Count];
        Parallel.For(0, Folds.Count, _parallel, fold => trainings[fold] = new ProbeTraining(
            _picked, picks, AllBut(_unpicked, fold), AllBut(_notPicked, fold)));
        return trainings;
    }

    private MomentSums AllBut(MomentSums[] parts, int fold) =>
        MomentSums.Total(parts.Where((_, part) => part != fold), _songs.Vectors.Dimension);

    private static ArraySegment<int> Part(int[] rows, int part)
    {
        var first = rows.Length * part / PartsOfFold;
        return new ArraySegment<int>(rows, first, (rows.Length * (part + 1) / PartsOfFold) - first);
    }
}
