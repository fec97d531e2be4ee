using PredictPicks.Abstractions;
using PredictPicks.Selection.Ranking.Scorers;
using PredictPicks.Selection.Training;

namespace PredictPicks.Selection.Ranking.Gbdt;

/// <summary>Gradient-boosted trees, cross-fitted: one ensemble a fold, which has seen no song of that fold, neither as a pick nor as another song.</summary>
/// <param name="Ensembles">By fold.</param>
internal sealed record GbdtModel(IReadOnlyList<TreeEnsemble> Ensembles)
{
    /// <summary>The fold that a song is in.</summary>
    public static int FoldOf(SongId song) => Folds.Of(song, Validation.Seed);

    /// <summary>The ensemble that may score the song.</summary>
    public TreeEnsemble For(SongId song) => Ensembles[FoldOf(song)];
}
