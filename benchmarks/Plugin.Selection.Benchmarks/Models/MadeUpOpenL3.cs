using PredictPicks.Selection.Features.Embedding;
using PredictPicks.Selection.Models;
using PredictPicks.Selection.Models.Import;

namespace PredictPicks.Selection.Benchmarks.Models;

/// <summary>OpenL3's network with random weights: it costs what the real one costs.</summary>
internal static class MadeUpOpenL3
{
    public static (ModelCard Card, byte[] Graph) Make()
    {
        var network = L3Network.OpenL3;
        var random = new Random(1);
        float[] Values(int count, double width) => [.. Enumerable.Range(0, count).Select(_ => (float)(width * ((2 * random.NextDouble()) - 1)))];
        L3Normalisation Normalisation(int channels) => new(
            [.. Enumerable.Repeat(1f, channels)], new float[channels], new float[channels], [.. Enumerable.Repeat(1f, channels)]);
        var convolutions = network.Filters.Select((filters, i) =>
        {
            var channels = i == 0 ? 1 : network.Filters[i - 1];
            var kernel = Values(9 * channels * filters, Math.Sqrt(6.0 / (9 * channels)));
            return new L3Convolution(kernel, new float[filters], channels, network.IsNormalisedAfter(i) ? Normalisation(filters) : null);
        });
        var card = new ModelCard
        {
            Id = network.Id,
            Name = network.Name,
            Version = "made up",
            Licence = "–",
            Folder = "–",
            Weights = new PackFile("openl3.onnx", string.Empty),
            Standardisation = null,
            Input = L3Graph.Input,
            Output = L3Graph.Output,
            SampleRateHz = network.FrontEnd.SampleRateHz,
            FrontEnd = network.FrontEnd,
            WindowFrames = network.Frames,
            Windows = new WindowLayout(network.WindowSamples, network.WindowSamples / 10, WindowEdges.Reflect),
            Order = PatchOrder.ChannelBandsFrames,
            Dimension = network.Dimension,
            SilenceRms = 1e-3,
        };
        return (card, L3Graph.Write(network, new L3Weights(Normalisation(1), [.. convolutions])));
    }
}
