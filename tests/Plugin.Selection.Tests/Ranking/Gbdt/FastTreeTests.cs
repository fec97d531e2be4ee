using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;
using PredictPicks.Selection.Ranking.Gbdt;

namespace PredictPicks.Selection.Tests.Ranking.Gbdt;

public sealed class FastTreeTests
{
    private static readonly GbdtSettings Settings = new(30, 8, 5);

    [Fact]
    public void Convert_TreesOfMlNet_ScoreAsItDoes()
    {
        var rows = Rows(400, seed: 1);
        var context = new MLContext(seed: 1);
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, 4);
        var data = context.Data.LoadFromEnumerable(Enumerable.Range(0, rows.Count).Select(row => new Row { Features = rows.Features[row], IsPick = rows.IsPick[row] }), schema);
        var model = context.BinaryClassification.Trainers.FastTree(
            new FastTreeBinaryTrainer.Options { FeatureColumnName = "Features", LabelColumnName = "IsPick", NumberOfTrees = 20, NumberOfThreads = 1 }).Fit(data);
        var expected = context.Data.CreateEnumerable<Scored>(model.Transform(data), reuseRowObject: false).ToList();

        var ensemble = FastTreeConverter.Convert(model.Model.SubModel.TrainedTreeEnsemble, 1, rows);

        for (var row = 0; row < rows.Count; row++)
        {
            ensemble.Score(rows.Features[row]).ShouldBe(expected[row].Score, 1e-4);
        }
    }

    [Fact]
    public void Train_SameRows_SameTreesThatTellThemApart()
    {
        var rows = Rows(400, seed: 2);
        var ensemble = FastTreeTrainer.Train(rows, Settings);
        ensemble.Nodes.ShouldBe(FastTreeTrainer.Train(rows, Settings).Nodes);
        ensemble.Roots.Length.ShouldBe(30);
        var scores = Enumerable.Range(0, rows.Count).Select(row => ensemble.Score(rows.Features[row])).ToList();
        var (picks, others) = (scores.Where((_, row) => rows.IsPick[row]).Average(), scores.Where((_, row) => !rows.IsPick[row]).Average());
        picks.ShouldBeGreaterThan(others + 1);
    }

    [Fact]
    public void Train_TooFewRowsToSplit_ScoresAllAlike()
    {
        var ensemble = FastTreeTrainer.Train(Rows(8, seed: 3), new GbdtSettings(10, 8, 20));
        ensemble.Score([0, 0, 0, 0]).ShouldBe(ensemble.Score([1, 1, 1, 1]));
    }

    [Fact]
    public void Train_InnerNodes_AreTheMeansOfTheirRows()
    {
        var rows = Rows(300, seed: 4);
        var ensemble = FastTreeTrainer.Train(rows, Settings);
        var weight = rows.Weights.Sum(value => (double)value);
        foreach (var root in ensemble.Roots)
        {
            var mean = Enumerable.Range(0, rows.Count).Sum(row => rows.Weights[row] * (double)ensemble.Nodes[ensemble.FindLeaf(root, rows.Features[row])].Value) / weight;
            ((double)ensemble.Nodes[root].Value).ShouldBe(mean, 1e-5);
        }
    }

    private static GbdtRows Rows(int count, int seed)
    {
        var random = new Random(seed);
        var features = Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, 4).Select(_ => random.NextSingle()).ToArray()).ToList();
        bool[] isPick = [.. features.Select((row, i) => i % 2 == 0 ? row[0] > 0.6 : row[1] > 0.8)];
        return new GbdtRows(features, isPick, [.. isPick.Select(pick => pick ? 1f : 0.5f)]);
    }

    private sealed class Row
    {
        public float[] Features { get; set; } = [];

        public bool IsPick { get; set; }
    }

    private sealed class Scored
    {
        public float Score { get; set; }
    }
}
