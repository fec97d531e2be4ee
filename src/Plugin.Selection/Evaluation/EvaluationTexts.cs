using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Evaluation;

/// <summary>What an evaluation says to people.</summary>
internal static class EvaluationTexts
{
    private static readonly TextCatalog Catalog = new(typeof(EvaluationTexts).Assembly, "PredictPicks.Selection.Evaluation.EvaluationTexts");

    public static UserText Word(string kind, params object[] arguments) => Catalog.Word(kind, arguments);

    /// <summary>A scorer's name for people.</summary>
    public static UserText Scorer(string name) => Catalog.Word("scorer-" + name);
}
