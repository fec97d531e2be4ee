using PredictPicks.Selection.Ranking.Gbdt;

namespace PredictPicks.Selection.Tests.Ranking.Gbdt;

public sealed class TreeEnsembleTests
{
    /// <summary>x₀ ≤ 1 ? (x₁ ≤ 5 ? −2 : 3) : 4, and a tree of one leaf.</summary>
    private static readonly TreeEnsemble Two = new(
        [
            new TreeNode(0, 4, 1, 0.5f),
            new TreeNode(1, 3, 5, -1),
            new TreeNode(TreeNode.Leaf, 0, 0, -2),
            new TreeNode(TreeNode.Leaf, 0, 0, 3),
            new TreeNode(TreeNode.Leaf, 0, 0, 4),
            new TreeNode(TreeNode.Leaf, 0, 0, 0.25f),
        ],
        [0, 5]);

    [Theory]
    [InlineData(1, 5, -2)]
    [InlineData(1, 5.5, 3)]
    [InlineData(1.5, 0, 4)]
    public void Score_AtAndBeyondThresholds_IsTheLeafs(float first, float second, double leaf) => Two.Score([first, second]).ShouldBe(leaf + 0.25);

    [Fact]
    public void AddContributions_Path_IsTheChangesOfTheMeanAndAddsUp()
    {
        var contributions = new double[3];
        Two.AddContributions([0, 9], 0.5, contributions);
        contributions.ShouldBe([-0.75, 2, 0.375]);
        contributions.Sum().ShouldBe(0.5 * Two.Score([0, 9]));
    }

    [Fact]
    public void Take_FirstTrees_AreAnEarlierStage()
    {
        Two.Take(1).Score([1, 5]).ShouldBe(-2);
        Two.Take(2).ShouldBe(Two);
    }
}
