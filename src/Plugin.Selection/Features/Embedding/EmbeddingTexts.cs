using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Features.Embedding;

/// <summary>Why a song has no embedding, in words.</summary>
internal static class EmbeddingTexts
{
    private static readonly TextCatalog Catalog = new(typeof(EmbeddingTexts).Assembly, typeof(EmbeddingTexts).FullName!);

    public static UserText Word(string kind, params object[] arguments) => Catalog.Word(kind, arguments);
}
