using BenchmarkDotNet.Attributes;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Features.Embedding;
using PredictPicks.Selection.Features.Spectrum;
using PredictPicks.Selection.Models;

namespace PredictPicks.Selection.Benchmarks.Features.Embedding;

/// <summary>What a patch of 3 s costs in the bundled network, on one thread: the executor of this program against ONNX Runtime.</summary>
[MemoryDiagnoser]
public class NetworkBenchmark
{
    private const int Patches = 4;

    private readonly List<IDisposable> _opened = [];
    private PatchBatch _runtime = null!;
    private PatchBatch _managed = null!;

    [GlobalSetup]
    public void Prepare()
    {
        _runtime = Open(InferenceEngine.OnnxRuntime);
        _managed = Open(InferenceEngine.Managed);
    }

    [GlobalCleanup]
    public void CleanUp() => _opened.ForEach(opened => opened.Dispose());

    [Benchmark(Baseline = true, OperationsPerInvoke = Patches)]
    public void OnnxRuntime() => _runtime.Run(Patches);

    [Benchmark(OperationsPerInvoke = Patches)]
    public void Managed() => _managed.Run(Patches);

    private PatchBatch Open(InferenceEngine engine)
    {
        var card = ModelCardReader.Read(NetworkFixture.ModelFolder());
        var layout = card.CreateLayout();
        var network = NetworkFixture.Loader(engine).Load(card, layout, File.ReadAllBytes(card.Weights.Path)).Network;
        var batch = network.CreateBatch(Patches);
        _opened.AddRange([batch, network]);

        // Log-mel values of music lie between 0 and 4.
        var random = new Random(1);
        foreach (ref var value in batch.Patches)
        {
            value = 4 * random.NextSingle();
        }

        return batch;
    }
}
