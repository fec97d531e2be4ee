using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Commands;

/// <summary>The wordings of commands.</summary>
internal static class CommandsTexts
{
    private static readonly TextCatalog Catalog = new(typeof(CommandsTexts).Assembly, "PredictPicks.Selection.Commands.CommandsTexts");

    public static UserText Word(string kind, params object[] arguments) => Catalog.Word(kind, arguments);
}
