using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PredictPicks.Selection.Models.Install;

/// <summary>Writes cards as people write them. Only an installation pays for the serializer.</summary>
internal static class CardJson
{
    private static readonly JsonSerializerOptions Options = new() { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(JsonObject card) => card.ToJsonString(Options) + "\n";

    /// <summary>The card in a folder, to be changed.</summary>
    public static JsonObject Read(string folder) => JsonNode.Parse(File.ReadAllBytes(Path.Combine(folder, ModelCardReader.FileName)))!.AsObject();
}
