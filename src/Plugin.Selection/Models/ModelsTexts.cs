using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Models;

/// <summary>What is wrong with a model, in words.</summary>
internal static class ModelsTexts
{
    private static readonly TextCatalog Catalog = new(typeof(ModelsTexts).Assembly, typeof(ModelsTexts).FullName!);

    public static UserText Word(string kind, params object[] arguments) => Catalog.Word(kind, arguments);
}
