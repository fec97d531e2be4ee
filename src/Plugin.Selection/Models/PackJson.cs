using System.Text.Json;
using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Models;

/// <summary>
/// Parses the JSON files of a pack into a document, not into objects: the serializer, even with generated code, would double what the first card
/// costs at every start of the program (measured: 50 ms of CPU time against 25).
/// </summary>
internal static class PackJson
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    /// <summary>The document, whose root is an object.</summary>
    /// <exception cref="PicksException">It is not JSON, or its root is something else.</exception>
    public static JsonDocument Parse(string path, byte[] json)
    {
        try
        {
            var document = JsonDocument.Parse(json, Options);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                return document;
            }

            document.Dispose();
            throw NotJson(path, line: 1, inner: null);
        }
        catch (JsonException exception)
        {
            throw NotJson(path, (exception.LineNumber ?? 0) + 1, exception);
        }
    }

    private static PicksException NotJson(string path, long line, JsonException? inner) =>
        new(ModelsTexts.Word("model-json-invalid", path, line), path, inner);
}
