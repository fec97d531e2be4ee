using PredictPicks.Abstractions;
using PredictPicks.Selection.Ranking.Scorers;
using PredictPicks.Selection.Ranking.Table;
using PredictPicks.Selection.Training;

namespace PredictPicks.Selection.Ranking.Gbdt;

/// <summary>Gradient-boosted trees, cross-fitted: one ensemble a fold, which has seen no song of that fold, neither as a pick nor as another song.</summary>
/// <param name="Ensembles">By fold.</param>
internal sealed record GbdtModel(IReadOnlyList<TreeEnsemble> Ensembles)
{
    /// <summary>Songs that go through one tree after another: a tree (some kB) stays in the first-level cache, their rows (2 048 · 42 · 4 = 344 kB) in the second.</summary>
    private const int BlockSongs = 2048;

    /// <summary>The fold that a song is in.</summary>
    public static int FoldOf(SongId song) => Folds.Of(song, Validation.Seed);

    /// <summary>Every song's score, by the ensemble that may score it.</summary>
    public double[] ScoreAll(FeatureTable table, IReadOnlyList<RankableSong> songs)
    {
        var scores = new double[songs.Count];
        Parallel.For(0, (songs.Count + BlockSongs - 1) / BlockSongs, block =>
        {
            var inBlock = Enumerable.Range(block * BlockSongs, Math.Min(BlockSongs, songs.Count - (block * BlockSongs)));
            foreach (var fold in inBlock.GroupBy(song => FoldOf(songs[song].Id)))
            {
                Ensembles[fold.Key].AddScores(table, [.. fold], scores);
            }
        });
        return scores;
    }

    /// <summary>The ensemble that may score the song.</summary>
    public TreeEnsemble For(SongId song) => Ensembles[FoldOf(song)];
}
