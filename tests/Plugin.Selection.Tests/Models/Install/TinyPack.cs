using System.Security.Cryptography;
using System.Text.Json.Nodes;
using PredictPicks.Selection.Models.Managed;

namespace PredictPicks.Selection.Tests.Models.Install;

/// <summary>Makes ready packs around a network of a few bytes: the mean of each of 16 mel bands over a second.</summary>
internal static class TinyPack
{
    public const int Bands = 16;
    private const int Frames = 51;

    /// <summary>The network.</summary>
    public static OnnxFile Network() => new OnnxFile()
        .Input("mel", -1, Frames, Bands)
        .Output("means", -1, Bands)
        .Node("ReduceMean", ["mel"], "means", ("axes", (int[])[1]), ("keepdims", 0));

    /// <summary>Writes a pack into a folder.</summary>
    /// <param name="folder">Made if need be.</param>
    /// <param name="id">On the card.</param>
    /// <param name="network">Null: the one above.</param>
    /// <param name="change">Changes the card.</param>
    public static string Write(string folder, string id, byte[]? network = null, Action<JsonObject>? change = null)
    {
        Directory.CreateDirectory(folder);
        network ??= Network().ToArray();
        File.WriteAllBytes(Path.Combine(folder, "tiny.onnx"), network);
        File.WriteAllText(Path.Combine(folder, "LICENSE.md"), "Public domain.");
        var card = JsonNode.Parse($$"""
            {
              "schema": 1, "id": "{{id}}", "name": "Tiny", "version": "1", "file": "tiny.onnx",
              "sha256": "{{Convert.ToHexStringLower(SHA256.HashData(network))}}",
              "licence": "CC0-1.0", "sampleRate": 8000, "channels": 1, "windowSamples": 8000, "hopSamples": 4000, "edges": "reflect",
              "frontEnd": { "name": "mel", "parameters": {
                "fftLength": 512, "hopLength": 160, "window": "hann", "padding": "zeros", "power": 2, "bands": 16, "minHz": 50, "maxHz": 4000,
                "scale": "htk", "norm": "none", "compression": "ln(offset + x)", "offset": 0.01 } },
              "input": "mel", "output": "means", "layout": "frames-bands", "dimension": 16,
              "standardisation": { "use": "fit-to-library" },
              "pooling": { "name": "rms-weighted-mean", "silenceRms": 0.001 }
            }
            """)!.AsObject();
        change?.Invoke(card);
        File.WriteAllText(Path.Combine(folder, "model.json"), card.ToJsonString());
        return folder;
    }
}
