using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Training;

/// <summary>The wordings of training.</summary>
internal static class TrainingTexts
{
    private static readonly TextCatalog Catalog = new(typeof(TrainingTexts).Assembly, "PredictPicks.Selection.Training.TrainingTexts");

    public static UserText Word(string kind, params object[] arguments) => Catalog.Word(kind, arguments);

    /// <summary>What a contribution to a score is, by its stable name.</summary>
    public static UserText Column(string name) => Word("column-" + name.Replace('_', '-'));
}
