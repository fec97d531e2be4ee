using Microsoft.ML.Trainers.FastTree;

namespace PredictPicks.Selection.Ranking.Gbdt;

/// <summary>Makes the trees of ML.NET into ours, and finds the means of their inner nodes.</summary>
internal static class FastTreeConverter
{
    /// <param name="trees">As trained.</param>
    /// <param name="scale">Makes their values log-odds.</param>
    /// <param name="rows">What they were trained on: the means are theirs.</param>
    public static TreeEnsemble Convert(RegressionTreeEnsemble trees, double scale, GbdtRows rows)
    {
        var nodes = new List<TreeNode>();
        var roots = new int[trees.Trees.Count];
        for (var tree = 0; tree < roots.Length; tree++)
        {
            roots[tree] = nodes.Count;
            var source = trees.Trees[tree];
            Add(source, source.NumberOfNodes == 0 ? ~0 : 0, scale * trees.TreeWeights[tree], nodes);
        }

        var ensemble = new TreeEnsemble([.. nodes], roots);
        SetMeans(ensemble, rows);
        return ensemble;
    }

    /// <summary>Adds a node and all below it. ML.NET counts leaves apart and refers to them by the complement of their number.</summary>
    private static void Add(RegressionTree tree, int node, double scale, List<TreeNode> nodes)
    {
        if (node < 0)
        {
            nodes.Add(new TreeNode(TreeNode.Leaf, 0, 0, (float)(scale * tree.LeafValues[~node])));
            return;
        }

        var place = nodes.Count;
        nodes.Add(default);
        Add(tree, tree.LeftChild[node], scale, nodes);
        nodes[place] = new TreeNode(tree.NumericalSplitFeatureIndexes[node], nodes.Count, tree.NumericalSplitThresholds[node], 0);
        Add(tree, tree.RightChild[node], scale, nodes);
    }

    private static void SetMeans(TreeEnsemble ensemble, GbdtRows rows)
    {
        var sums = new double[ensemble.Nodes.Length];
        var weights = new double[ensemble.Nodes.Length];
        var path = new List<int>();
        foreach (var root in ensemble.Roots)
        {
            for (var row = 0; row < rows.Count; row++)
            {
                path.Clear();
                var node = root;
                for (; ensemble.Nodes[node].Feature != TreeNode.Leaf; node = ensemble.Next(node, rows.Features[row]))
                {
                    path.Add(node);
                }

                foreach (var inner in path)
                {
                    sums[inner] += rows.Weights[row] * (double)ensemble.Nodes[node].Value;
                    weights[inner] += rows.Weights[row];
                }
            }
        }

        for (var node = 0; node < sums.Length; node++)
        {
            if (ensemble.Nodes[node].Feature != TreeNode.Leaf)
            {
                ensemble.Nodes[node] = ensemble.Nodes[node] with { Value = (float)(sums[node] / Math.Max(weights[node], double.Epsilon)) };
            }
        }
    }
}
