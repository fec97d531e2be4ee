using System.Runtime.CompilerServices;
using PredictPicks.Selection.Ranking.Table;

namespace PredictPicks.Selection.Ranking.Gbdt;

/// <summary>Regression trees whose values add up, as trained by gradient boosting. Immutable.</summary>
/// <param name="Nodes">Tree after tree, each in preorder.</param>
/// <param name="Roots">Where each tree begins.</param>
internal sealed record TreeEnsemble(TreeNode[] Nodes, int[] Roots)
{
    /// <summary>The sum of the trees, in log-odds.</summary>
    /// <param name="row">[columns] of a song.</param>
    public double Score(ReadOnlySpan<float> row)
    {
        var score = 0.0;
        foreach (var root in Roots)
        {
            score += Nodes[FindLeaf(root, row)].Value;
        }

        return score;
    }

    /// <summary>Adds the sums of the trees to the scores of many songs: <see cref="Score"/> of each, tree by tree.</summary>
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
                // FindLeaf, without the calls: this runs some 60 million times in a library of 100 000 songs.
                var row = song * columns;
                var node = root;
                for (int feature; (feature = nodes[node].Feature) != TreeNode.Leaf;)
                {
                    node = values[row + feature] <= nodes[node].Threshold ? node + 1 : nodes[node].Right;
                }

                scores[song] += nodes[node].Value;
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
    public int FindLeaf(int root, ReadOnlySpan<float> row)
    {
        var node = root;
        while (Nodes[node].Feature != TreeNode.Leaf)
        {
            node = Next(node, row);
        }

        return node;
    }

    /// <summary>The first trees alone: an earlier stage of the same training.</summary>
    public TreeEnsemble Take(int trees) => trees >= Roots.Length ? this : new TreeEnsemble(Nodes[..Roots[trees]], Roots[..trees]);

    /// <summary>The child that a song goes to.</summary>
    public int Next(int node, ReadOnlySpan<float> row) => row[Nodes[node].Feature] <= Nodes[node].Threshold ? node + 1 : Nodes[node].Right;
}
