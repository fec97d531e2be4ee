using System.Runtime.CompilerServices;
using PredictPicks.Selection.Ranking.Table;

namespace PredictPicks.Selection.Ranking.Gbdt;

/// <summary>Regression trees whose values add up, as trained by gradient boosting. Immutable.</summary>
/// <param name="Nodes">Tree after tree, each in preorder.</param>
/// <param name="Roots">Where each tree begins.</param>
internal sealed record TreeEnsemble(TreeNode[] Nodes, int[] Roots)
{
    /// <summary>Adds the sums of the trees, in log-odds, to the scores of many songs, tree by tree.</summary>
    /// <param name="table">The songs' columns.</param>
    /// <param name="songs">Which.</param>
    /// <param name="scores">By song.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void AddScores(FeatureTable table, ReadOnlySpan<int> songs, Span<double> scores)
    {
        var nodes = Nodes;
        var values = table.Values;
        var columns = RankingFeatures.Count;
        foreach (var root in Roots)
        {
            foreach (var song in songs)
            {
                scores[song] += nodes[FindLeaf(nodes, root, values.Slice(song * columns, columns))].Value;
            }
        }
    }

    /// <summary>
    /// Adds what each column did to the score: at every split on the song's path the change of the mean. The last place gets what all songs start from, the roots'
    /// means. All together add up to the score.
    /// </summary>
    /// <param name="row">[columns] of a song.</param>
    /// <param name="scale">Factor of everything that is added.</param>
    /// <param name="contributions">[columns + 1]</param>
    public void AddContributions(ReadOnlySpan<float> row, double scale, Span<double> contributions)
    {
        foreach (var root in Roots)
        {
            contributions[^1] += scale * Nodes[root].Value;
            for (var node = root; Nodes[node].Feature != TreeNode.Leaf;)
            {
                var next = Next(node, row);
                contributions[Nodes[node].Feature] += scale * ((double)Nodes[next].Value - Nodes[node].Value);
                node = next;
            }
        }
    }

    /// <summary>Position of the leaf that a song comes to.</summary>
    public int FindLeaf(int root, ReadOnlySpan<float> row) => FindLeaf(Nodes, root, row);

    /// <summary>The child that a song goes to.</summary>
    public int Next(int node, ReadOnlySpan<float> row) => Next(Nodes, node, row);

    /// <summary>The first trees alone: an earlier stage of the same training.</summary>
    public TreeEnsemble Take(int trees) => trees >= Roots.Length ? this : new TreeEnsemble(Nodes[..Roots[trees]], Roots[..trees]);

    // Runs some 60 million times in a library of 100 000 songs, so it becomes part of its caller.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int FindLeaf(TreeNode[] nodes, int root, ReadOnlySpan<float> row)
    {
        var node = root;
        while (nodes[node].Feature != TreeNode.Leaf)
        {
            node = Next(nodes, node, row);
        }

        return node;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Next(TreeNode[] nodes, int node, ReadOnlySpan<float> row) =>
        row[nodes[node].Feature] <= nodes[node].Threshold ? node + 1 : nodes[node].Right;
}
