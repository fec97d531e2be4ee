using PredictPicks.Abstractions;
using PredictPicks.Selection.Ranking.Scorers;
using PredictPicks.Selection.Ranking.Table;

namespace PredictPicks.Selection.Ranking.Gbdt;

/// <summary>
/// Learns trees from a taste. In each fold the picks of that fold are hidden, and the table of its songs is made from the other picks alone: so what the columns say of a
/// pick and of another song is made in the same way, and trees cannot tell picks by what leaving one out does to them. An ensemble learns from four folds, and the fifth tells how
/// many of its trees are worth keeping.
/// </summary>
/// <param name="model">What was learned.</param>
/// <param name="tables">By fold: all songs against the picks of the other folds; null where no pick is hidden or none is left.</param>
internal sealed class GbdtTraining(GbdtModel model, IReadOnlyList<FeatureTable?> tables)
{
    public GbdtModel Model => model;

    /// <summary>By fold: all songs against the picks of the other folds; null where no pick is hidden or none is left.</summary>
    public IReadOnlyList<FeatureTable?> Tables => tables;

    /// <summary>Learns.</summary>
    /// <param name="songs">All songs.</param>
    /// <param name="taste">Picks among them.</param>
    /// <param name="stepDone">Is called ten times, from any thread.</param>
    /// <param name="cancellationToken">Stops it before the next step.</param>
    /// <param name="others">The unlabelled songs to learn from; null: all of them, which ranks better (benchmarks/ranking).</param>
    /// <returns>Null where there are too few picks for it: fewer than two folds have any.</returns>
    public static GbdtTraining? Of(SongTable songs, Taste taste, Action? stepDone, CancellationToken cancellationToken, IReadOnlySet<int>? others = null)
    {
        var fold = songs.Songs.Select(song => GbdtModel.FoldOf(song.Id)).ToArray();
        var tables = new FeatureTable?[Folds.Count];
        for (var hidden = 0; hidden < tables.Length; hidden++)
        {
            var known = taste with { Picks = [.. taste.Picks.Where(pick => fold[pick] != hidden)] };
            tables[hidden] = known.Picks.Count == taste.Picks.Count || known.Picks.Count == 0 ? null : FeatureTable.Of(songs, known, null, cancellationToken);
            stepDone?.Invoke();
        }

        var (rows, rowFold) = Rows(songs, taste, fold, tables, others);
        var settings = GbdtSettings.For(taste.Picks.Count);
        if (tables.Count(table => table is not null) < 2 || rows.IsPick.All(isPick => isPick))
        {
            return null;
        }

        var ensembles = new TreeEnsemble[Folds.Count];
        Parallel.For(0, ensembles.Length, new ParallelOptions { CancellationToken = cancellationToken }, held =>
        {
            ensembles[held] = FastTreeTrainer.Train(rows.Where(row => rowFold[row] != held), settings);
            stepDone?.Invoke();
        });
        var kept = EarlyStopping.Find(ensembles, rows, rowFold);
        return new GbdtTraining(new GbdtModel([.. ensembles.Select(ensemble => ensemble.Take(kept))]), tables);
    }

    /// <summary>All songs that have a sound, each once, as its fold's table has it; a song that the user does not want weighs as much as a pick.</summary>
    private static (GbdtRows Rows, int[] Fold) Rows(SongTable songs, Taste taste, int[] fold, FeatureTable?[] tables, IReadOnlySet<int>? others)
    {
        var isPick = new bool[songs.Count];
        taste.Picks.ToList().ForEach(pick => isPick[pick] = true);
        var unwanted = taste.NotPicked.ToHashSet();
        int[] used =
        [
            .. Enumerable.Range(0, songs.Count)
                .Where(song => tables[fold[song]]?.Blend.HasSound(song) == true && (isPick[song] || unwanted.Contains(song) || others?.Contains(song) != false)),
        ];
        var picks = used.Count(song => isPick[song]);
        var unlabelled = used.Length - picks - used.Count(unwanted.Contains);
        var share = (float)Math.Max(1, picks) / Math.Max(1, unlabelled);
        return (
            new GbdtRows(
                [.. used.Select(song => tables[fold[song]]!.Row(song).ToArray())],
                [.. used.Select(song => isPick[song])],
                [.. used.Select(song => isPick[song] || unwanted.Contains(song) ? 1 : share)]),
            [.. used.Select(song => fold[song])]);
    }
}
