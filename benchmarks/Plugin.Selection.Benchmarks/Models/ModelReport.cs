using System.Diagnostics;
using System.Globalization;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Benchmarks.Features.Embedding;
using PredictPicks.Selection.Features.Embedding;
using PredictPicks.Selection.Models;
using PredictPicks.Selection.Models.Import;
using PredictPicks.Selection.Models.Managed;

namespace PredictPicks.Selection.Benchmarks.Models;

/// <summary>
/// What a pack costs, in CPU time of one thread, and, for packs of windows, how near cheaper ways come to the vector at the card's own hop.
/// Songs are cut to their first <see cref="Seconds"/>; costs are stated for four minutes.
/// </summary>
internal sealed partial class ModelReport(ModelCard card, byte[] graph, IReadOnlyList<string> songs)
{
    private const int Seconds = 60;
    private const int SongSeconds = 240;
    private const int Batch = 4;
    private static readonly double[] HopSeconds = [0.2, 0.5, 1];

    private readonly PatchLayout _layout = card.CreateLayout();

    /// <summary><c>models FOLDER SONG...</c>; the folder <c>openl3</c> that is not there stands for OpenL3 with weights that are made up.</summary>
    public static void Run(string folder, IReadOnlyList<string> songs)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        if (Directory.Exists(folder))
        {
            var card = ModelCardReader.Read(Path.GetFullPath(folder));
            new ModelReport(card, PackFiles.ReadVerified(card.Weights, PackFiles.MaxWeightBytes), songs).Write();
        }
        else
        {
            var (card, graph) = MadeUpOpenL3.Make();
            new ModelReport(card, graph, songs).Write();
        }
    }

    private void Write()
    {
        var peak = PeakMeter.Measure();
        var (managed, managedBytes) = Weigh(InferenceEngine.Managed);
        var (runtime, runtimeBytes) = Weigh(InferenceEngine.OnnxRuntime);
        var (runtimeCost, managedCost) = Alternate(() => runtime.Run(Batch), () => managed.Run(Batch));
        var windows = _layout.Windows is { } cut ? (SongSeconds * card.SampleRateHz / cut.Hop) + 1 : SongSeconds * card.SampleRateHz / _layout.PatchSamples;
        var plan = NetworkPlanner.Plan(OnnxGraphReader.Read(graph), card.Input, [1, .. _layout.InputShape], card.Output, Correlator.Fastest);
        Console.WriteLine($"{card.Id}, version {card.Version}: {plan.Products / 1e6:0} million products a window, {windows} windows in four minutes; peak of one core {peak / 1e9:0} GFLOP/s");
        Line("ONNX Runtime", runtimeCost / Batch, windows, plan.Products, peak, runtimeBytes);
        Line("without native code", managedCost / Batch, windows, plan.Products, peak, managedBytes);
        Console.WriteLine($"without native code ÷ ONNX Runtime: {managedCost / runtimeCost:0.00}");
        var decoded = songs.Select(Decode).ToList();
        var frontEnd = Cpu(() => Embed(decoded[0].Samples, card, new NoNetwork(_layout)));
        Console.WriteLine($"front end: {frontEnd * SongSeconds / Seconds:0.00} CPU s in four minutes");
        var bare = decoded.Average(song => song.CpuOfBareDecode) * SongSeconds / Seconds;
        var whole = (frontEnd * SongSeconds / Seconds) + (Math.Min(runtimeCost, managedCost) / Batch * windows);
        Console.WriteLine($"bare decode (ffmpeg -f null): {bare:0.00} CPU s in four minutes; the model, by the faster of the two: {whole:0.0} CPU s, {whole / bare:0} times that");
        if (_layout.Windows is not null && card.Dimension < 512)
        {
            CompareHops(decoded.ConvertAll(song => song.Samples));
        }
    }

    private static void Line(string name, double seconds, int windows, double products, double peak, long bytes) => Console.WriteLine(
        $"{name}: {seconds * 1e3:0.00} ms CPU a window, {1 / seconds:0} windows/s a core, {2 * products / seconds / 1e9:0} GFLOP/s ({2 * products / seconds / peak:0%} of the peak), {seconds * windows:0.0} CPU s in four minutes, {bytes / 1e6:0} MB");

    private void CompareHops(List<float[]> sounds)
    {
        using var network = ManagedNetwork.Load(card, _layout, graph);
        var (expected, own) = Timed(sounds, card, network);
        foreach (var hop in HopSeconds)
        {
            var other = card with { Windows = card.Windows! with { Hop = (int)(hop * card.SampleRateHz) } };
            var (vectors, cost) = Timed(sounds, other, network);
            Cosines($"hop {hop} s", expected, vectors, cost / own);
        }

        foreach (var seconds in (int[])[4, 10])
        {
            var shared = new SharedWindows(card, graph, seconds);
            List<float[]> vectors = [];
            var cost = Cpu(() => vectors = sounds.ConvertAll(shared.Embed));
            Cosines($"shared over {seconds} s", expected, vectors, cost / own);
        }
    }

    /// <summary>Raw, and centred by the mean of the songs at the card's own hop: raw cosines are large whatever the songs are.</summary>
    private static void Cosines(string name, List<float[]> expected, List<float[]> vectors, double cost)
    {
        var mean = new float[expected[0].Length];
        expected.ForEach(vector => TensorPrimitives.Add(mean, vector, mean));
        TensorPrimitives.Divide(mean, expected.Count, mean);
        var raw = expected.Zip(vectors, (a, b) => TensorPrimitives.CosineSimilarity<float>(a, b)).ToList();
        var centred = expected.Zip(vectors, (a, b) => TensorPrimitives.CosineSimilarity<float>(Minus(a, mean), Minus(b, mean))).ToList();
        Console.WriteLine($"{name}: cost {cost:0.00} of the card's hop; cosine of song vectors, raw {raw.Average():0.00000} (least {raw.Min():0.00000}), centred {centred.Average():0.0000} (least {centred.Min():0.0000})");
    }

    private static float[] Minus(float[] a, float[] b) => [.. a.Zip(b, (x, y) => x - y)];

    private static (List<float[]> Vectors, double Cost) Timed(List<float[]> sounds, ModelCard card, IPatchNetwork network)
    {
        List<float[]> vectors = [];
        var cost = Cpu(() => vectors = sounds.ConvertAll(sound => Embed(sound, card, network).Vector!));
        return (vectors, cost);
    }

    private static SongEmbedding Embed(float[] samples, ModelCard card, IPatchNetwork network)
    {
        using var workspace = new EmbeddingWorkspace(card.CreateLayout(), network.CreateBatch(Batch));
        using var pass = workspace.Begin(_ => { });
        pass.Add(MemoryMarshal.AsBytes(samples.AsSpan()).ToArray());
        return pass.Complete();
    }

    /// <summary>A network that has run once, and by how much the process has grown.</summary>
    private (PatchBatch Batch, long Bytes) Weigh(InferenceEngine engine)
    {
        using var process = Process.GetCurrentProcess();
        GC.Collect();
        process.Refresh();
        var before = process.WorkingSet64;
        var batch = Open(engine);
        batch.Run(Batch);
        GC.Collect();
        process.Refresh();
        return (batch, process.WorkingSet64 - before);
    }

    private PatchBatch Open(InferenceEngine engine)
    {
        var batch = NetworkFixture.Loader(engine).Load(card, _layout, graph).Network.CreateBatch(Batch);
        var random = new Random(1);
        foreach (ref var value in batch.Patches)
        {
            value = -80 * random.NextSingle();
        }

        return batch;
    }

    /// <summary>The least of some rounds, one beside the other: whoever else works on the machine disturbs both.</summary>
    private static (double First, double Second) Alternate(Action first, Action second)
    {
        const int Rounds = 5;
        first();
        second();
        var (least, other) = (double.MaxValue, double.MaxValue);
        for (var round = 0; round < Rounds; round++)
        {
            least = Math.Min(least, Cpu(first));
            other = Math.Min(other, Cpu(second));
        }

        return (least, other);
    }

    /// <summary>CPU seconds of a call, repeated until there is something to measure.</summary>
    private static double Cpu(Action action)
    {
        const double Least = 0.3;
        using var process = Process.GetCurrentProcess();
        var start = process.TotalProcessorTime;
        for (var calls = 1; ; calls++)
        {
            action();
            process.Refresh();
            var spent = (process.TotalProcessorTime - start).TotalSeconds;
            if (spent > Least)
            {
                return spent / calls;
            }
        }
    }

    private (float[] Samples, double CpuOfBareDecode) Decode(string path)
    {
        string[] input = ["-hide_banner", "-nostats", "-nostdin", "-t", $"{Seconds}", "-i", path];
        using var raw = Start(["-v", "error", .. input, "-ac", "1", "-ar", $"{card.SampleRateHz}", "-f", "f32le", "-"]);
        using var bytes = new MemoryStream();
        raw.StandardOutput.BaseStream.CopyTo(bytes);

        // bench: utime=0.123s stime=0.012s rtime=0.130s
        using var bare = Start(["-benchmark", .. input, "-f", "null", "-"]);
        var times = Times().Match(bare.StandardError.ReadToEnd());
        return (MemoryMarshal.Cast<byte, float>(bytes.ToArray()).ToArray(), Cost("user") + Cost("system"));

        double Cost(string group) => double.Parse(times.Groups[group].ValueSpan, CultureInfo.InvariantCulture);
    }

    private static Process Start(params string[] arguments) => Process.Start(
        new ProcessStartInfo("ffmpeg", arguments) { RedirectStandardOutput = true, RedirectStandardError = arguments[0] == "-benchmark", UseShellExecute = false })!;

    [GeneratedRegex("utime=(?<user>[0-9.]+)s stime=(?<system>[0-9.]+)s", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Times();

    /// <summary>Leaves the front end alone.</summary>
    private sealed class NoNetwork(PatchLayout layout) : IPatchNetwork
    {
        public PatchBatch CreateBatch(int capacity) => new NoBatch(layout, capacity);

        public void Dispose()
        {
        }

        private sealed class NoBatch(PatchLayout layout, int capacity) : PatchBatch(layout, capacity)
        {
            public override void Run(int count) => VectorValues.AsSpan().Fill(1);

            public override void Dispose()
            {
            }
        }
    }
}
