using PredictPicks.Abstractions;

namespace PredictPicks.TestHost;

/// <summary>The texts of the command line, worded in <c>TestHostTexts.resx</c>.</summary>
internal static class TestHostTexts
{
    private static readonly TextCatalog Catalog = new(typeof(TestHostTexts).Assembly, "PredictPicks.TestHost.TestHostTexts");

    /// <summary>The text of <paramref name="kind"/> with its arguments.</summary>
    public static UserText Word(string kind, params object[] arguments) => Catalog.Word(kind, arguments);
}
