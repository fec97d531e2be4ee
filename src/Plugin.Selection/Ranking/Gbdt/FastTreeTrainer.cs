using Microsoft.ML;
using Microsoft.ML.Data;
using Microsoft.ML.Trainers.FastTree;

namespace PredictPicks.Selection.Ranking.Gbdt;

/// <summary>Trains by Microsoft.ML.FastTree (MART, logistic loss), on one thread, so that the same rows give the same trees. The only place that needs ML.NET.</summary>
internal static class FastTreeTrainer
{
    /// <summary>Thresholds tried for a column; 255 take four times as long and rank no better.</summary>
    private const int Bins = 64;

    /// <param name="rows">At least one pick and one other.</param>
    /// <param name="settings">How much the trees may learn.</param>
    public static TreeEnsemble Train(GbdtRows rows, GbdtSettings settings)
    {
        var context = new MLContext(seed: 1);
        var schema = SchemaDefinition.Create(typeof(Row));
        schema[nameof(Row.Features)].ColumnType = new VectorDataViewType(NumberDataViewType.Single, rows.Features[0].Length);
        var data = context.Data.LoadFromEnumerable(
            Enumerable.Range(0, rows.Count).Select(row => new Row { Features = rows.Features[row], IsPick = rows.IsPick[row], Weight = rows.Weights[row] }), schema);
        var trainer = context.BinaryClassification.Trainers.FastTree(new FastTreeBinaryTrainer.Options
        {
            FeatureColumnName = nameof(Row.Features),
            LabelColumnName = nameof(Row.IsPick),
            ExampleWeightColumnName = nameof(Row.Weight),
            NumberOfTrees = settings.Trees,
            NumberOfLeaves = settings.Leaves,
            MinimumExampleCountPerLeaf = settings.LeastRows,
            LearningRate = GbdtSettings.LearningRate,
            BaggingSize = 1,
            BaggingExampleFraction = GbdtSettings.RowShare,
            MaximumBinCountPerFeature = Bins,
            NumberOfThreads = 1,
            Seed = 1,
            FeatureSelectionSeed = 1,
        });
        var model = trainer.Fit(data).Model;

        // The trainer's scores are log-odds but for the calibrator's slope.
        return FastTreeConverter.Convert(model.SubModel.TrainedTreeEnsemble, -model.Calibrator.Slope, rows);
    }

    private sealed class Row
    {
        public float[] Features { get; init; } = [];

        public bool IsPick { get; init; }

        public float Weight { get; init; }
    }
}
