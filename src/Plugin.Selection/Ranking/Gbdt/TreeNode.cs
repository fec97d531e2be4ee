using System.Runtime.InteropServices;

namespace PredictPicks.Selection.Ranking.Gbdt;

/// <summary>A node of a regression tree. The left child follows its parent.</summary>
/// <param name="Feature">The column that decides, or <see cref="Leaf"/>.</param>
/// <param name="Right">Position of the right child among the ensemble's nodes; 0 in a leaf.</param>
/// <param name="Threshold">Songs with at most this value go left; 0 in a leaf.</param>
/// <param name="Value">In log-odds: what a leaf adds to the score, elsewhere the mean over the training songs that came by.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TreeNode(int Feature, int Right, float Threshold, float Value)
{
    public const int Leaf = -1;
}
