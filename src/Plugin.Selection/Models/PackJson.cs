using System.Text.Json;
using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Models;

/// <summary>
/// Parses the JSON files of a pack into a document, not into objects: the serializer, even with generated code, would double what the
/// first card costs at every start of the program (measured: 50 ms of CPU time against 25).
/// </summary>
internal static class PackJson
{
    private static readonly JsonDocumentOptions Options = new() { AllowDuplicateProperties = false, MaxDepth = 8 };

    /// <summary>The document, whose root is an object and whose texts can all be read.</summary>
    /// <exception cref="PicksException">It is not JSON, or its root is something else.</exception>
    public static JsonDocument Parse(string path, byte[] json)
    {
        try
        {
            var document = JsonDocument.Parse(json, Options);
            if (document.RootElement.ValueKind == JsonValueKind.Object)
            {
                ReadTexts(document.RootElement);
                return document;
            }

            document.Dispose();
            throw Unexpected(path, inner: null);
        }
        catch (JsonException exception)
        {
            throw new PicksException(ModelsTexts.Word("model-json-invalid", path, (exception.LineNumber ?? 0) + 1), path, exception);
        }
        catch (InvalidOperationException exception)
        {
            // Invalid UTF-8 and halves of surrogate pairs pass the parser; this is thrown when such a text is read.
            throw Unexpected(path, exception);
        }
    }

    private static PicksException Unexpected(string path, Exception? inner) => new(ModelsTexts.Word("model-json-unexpected", path), path, inner);

    private static void ReadTexts(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    _ = property.Name;
                    ReadTexts(property.Value);
                }

                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    ReadTexts(item);
                }

                break;
            case JsonValueKind.String:
                _ = element.GetString();
                break;
        }
    }
}
