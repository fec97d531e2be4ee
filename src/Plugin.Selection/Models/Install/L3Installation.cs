using System.Security.Cryptography;
using System.Text.Json.Nodes;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Features.Embedding;
using PredictPicks.Selection.Features.Spectrum;
using PredictPicks.Selection.Models.Import;
using PredictPicks.Selection.Models.Managed;

namespace PredictPicks.Selection.Models.Install;

/// <summary>Makes a pack of a Keras weight file.</summary>
internal static class L3Installation
{
    private const int Seed = 1;

    /// <summary>OpenL3's own hop.</summary>
    private const double DefaultHopSeconds = 0.1;

    /// <summary>Reads the weights, writes them as ONNX, and compares what both compute.</summary>
    /// <returns>The ONNX file.</returns>
    /// <exception cref="PicksException">The file is not that of the network.</exception>
    public static byte[] Convert(L3Network network, string source, CancellationToken cancellationToken)
    {
        var file = KerasFile.Read(source, KerasSource.Read(source, cancellationToken));
        var weights = L3WeightsReader.Read(network, source, file);
        var graph = L3Graph.Write(network, weights);
        Compare(network, weights, graph, source, cancellationToken);
        return graph;
    }

    /// <summary>Writes the pack's files.</summary>
    public static void Write(L3Network network, ModelInstallation installation, byte[] graph, string folder)
    {
        var name = $"{network.Id}.onnx";
        File.WriteAllBytes(Path.Combine(folder, name), graph);
        File.WriteAllText(
            Path.Combine(folder, "LICENSE.md"),
            $"# {network.Name}\n\n{network.Attribution}.\n\nLicence: {network.Licence}. Made on this machine from {Path.GetFileName(installation.Source)}.\n");
        var card = Card(network, installation, name, System.Convert.ToHexStringLower(SHA256.HashData(graph)));
        File.WriteAllText(Path.Combine(folder, ModelCardReader.FileName), CardJson.Write(card));
    }

    /// <summary>
    /// On a map of random decibels, the graph agrees with the weights as they were trained. A small map, whose sizes are odd on the way, goes through
    /// every weight as a large one does: the whole map of OpenL3 would take ten thousand million products in double precision.
    /// </summary>
    private static void Compare(L3Network network, L3Weights weights, byte[] graph, string source, CancellationToken cancellationToken)
    {
        const double Tolerance = 1e-4;
        const int Rows = 67;
        const int Columns = 51;
        var random = new Random(Seed);
        float[] map = [.. Enumerable.Range(0, Rows * Columns).Select(_ => -80 * random.NextSingle())];
        var expected = L3Evaluation.Run(weights, map, Rows, Columns, cancellationToken);
        var plan = NetworkPlanner.Plan(OnnxGraphReader.Read(graph), L3Graph.Input, [1, 1, Rows, Columns], L3Graph.Output, Correlator.Fastest);
        var actual = new float[network.Dimension];
        plan.Run(plan.CreateWorkspace(), map, actual);
        var largest = expected.Max(Math.Abs);
        var difference = expected.Zip(actual, (e, a) => Math.Abs(e - a)).Max();
        if (!(difference <= Tolerance * Math.Max(largest, Tolerance)))
        {
            throw new PicksException(ModelsTexts.Word("import-differs", source, difference / largest), source);
        }
    }

    private static JsonObject Card(L3Network network, ModelInstallation installation, string file, string hash)
    {
        var rate = network.FrontEnd.SampleRateHz;
        var hop = (int)((installation.HopSeconds ?? DefaultHopSeconds) * rate);
        if (hop < 1 || hop > network.WindowSamples)
        {
            throw new PicksException(ModelsTexts.Word("install-hop", installation.HopSeconds ?? 0, (double)network.WindowSamples / rate));
        }

        var edges = installation.PadsWithZeros ? "zeros" : "reflect";
        return new JsonObject
        {
            ["schema"] = 1,
            ["id"] = network.Id,
            ["name"] = network.Name,

            // Another hop or another padding gives other vectors.
            ["version"] = $"{network.Version}, hop {hop}, {edges}",
            ["file"] = file,
            ["sha256"] = hash,
            ["licence"] = network.Licence,
            ["attribution"] = network.Attribution,
            ["sampleRate"] = rate,
            ["channels"] = 1,
            ["windowSamples"] = network.WindowSamples,
            ["hopSamples"] = hop,
            ["edges"] = edges,
            ["frontEnd"] = new JsonObject { ["name"] = "mel", ["parameters"] = FrontEnd(network.FrontEnd) },
            ["input"] = L3Graph.Input,
            ["output"] = L3Graph.Output,
            ["layout"] = PatchOrder.ChannelBandsFrames.Name,
            ["dimension"] = network.Dimension,
            ["standardisation"] = new JsonObject { ["use"] = "fit-to-library" },
            ["pooling"] = new JsonObject { ["name"] = "rms-weighted-mean", ["silenceRms"] = 0.001 },
        };
    }

    private static JsonObject FrontEnd(MelParameters mel) => new()
    {
        ["fftLength"] = mel.FftLength,
        ["hopLength"] = mel.HopLength,
        ["window"] = "hann",
        ["padding"] = mel.Padding == FramePadding.Same ? "same" : "zeros",
        ["power"] = mel.Power,
        ["bandPower"] = mel.BandPower,
        ["bands"] = mel.Bands,
        ["minHz"] = mel.MinHz,
        ["maxHz"] = mel.MaxHz,
        ["scale"] = mel.Scale == MelScaleKind.Htk ? "htk" : "slaney",
        ["norm"] = "slaney",
        ["compression"] = "10 * log10(max(floor, x))",
        ["floor"] = mel.Floor,
        ["reference"] = "window-max",
        ["clip"] = mel.RangeDb,
    };
}
