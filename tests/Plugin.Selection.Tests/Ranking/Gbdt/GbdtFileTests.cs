using PredictPicks.Selection.Ranking.Gbdt;

namespace PredictPicks.Selection.Tests.Ranking.Gbdt;

public sealed class GbdtFileTests
{
    private static readonly GbdtModel Model = new(
    [
        .. Enumerable.Range(0, 5).Select(fold => new TreeEnsemble(
            [new TreeNode(fold, 2, 1, 0.5f), new TreeNode(TreeNode.Leaf, 0, 0, -2), new TreeNode(TreeNode.Leaf, 0, 0, fold)], [0])),
    ]);

    [Fact]
    public void Read_WhatWasWritten_IsTheSame()
    {
        var bytes = GbdtFile.Write(Model);
        var read = GbdtFile.Read(bytes).ShouldNotBeNull();
        read.Ensembles.Select(ensemble => ensemble.Nodes).ShouldBe(Model.Ensembles.Select(ensemble => ensemble.Nodes));
        GbdtFile.Write(read).ShouldBe(bytes);
    }

    [Fact]
    public void Read_ChangedOrCutAtAnyPlace_IsNoModel()
    {
        var bytes = GbdtFile.Write(Model);
        for (var place = 0; place < bytes.Length; place++)
        {
            var changed = bytes.ToArray();
            changed[place] ^= 1;
            GbdtFile.Read(changed).ShouldBeNull($"byte {place}");
            GbdtFile.Read(bytes.AsSpan()[..place]).ShouldBeNull($"{place} bytes");
        }
    }

    [Theory]
    [InlineData(0, 7, 1)]
    [InlineData(0, 1, 1)]
    [InlineData(99, 2, 1)]
    [InlineData(0, 2, float.NaN)]
    public void Read_TreesThatLeadNowhere_AreNoModel(int feature, int right, float value)
    {
        var broken = Model.Ensembles[0] with { Nodes = [new TreeNode(feature, right, 1, value), .. Model.Ensembles[0].Nodes[1..]] };
        GbdtFile.Read(GbdtFile.Write(new GbdtModel([broken, .. Model.Ensembles.Skip(1)]))).ShouldBeNull();
    }
}
