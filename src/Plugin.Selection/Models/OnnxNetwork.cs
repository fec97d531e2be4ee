using Microsoft.ML.OnnxRuntime;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Features.Embedding;

namespace PredictPicks.Selection.Models;

/// <summary>
/// A pack's graph in ONNX Runtime: one session, which all songs share. Each song runs on its caller's thread: songs side by side use the
/// processors better than one song on several (two threads a song were 1.1 times as fast as one, measured on the bundled model).
/// </summary>
internal sealed class OnnxNetwork : IDisposable
{
    private readonly InferenceSession _session;
    private readonly ModelCard _card;
    private readonly PatchLayout _layout;
    private readonly RunOptions _runOptions = new();

    private OnnxNetwork(InferenceSession session, ModelCard card, PatchLayout layout)
    {
        _session = session;
        _card = card;
        _layout = layout;
    }

    /// <summary>Loads the graph from the very bytes whose hash was checked.</summary>
    /// <exception cref="PicksException">The file is missing or another one than the card says, the graph cannot be run, or the runtime is
    /// missing.</exception>
    public static OnnxNetwork Load(ModelCard card, PatchLayout layout)
    {
        var bytes = PackFiles.ReadVerified(card.Weights, PackFiles.MaxWeightBytes);
        InferenceSession session;
        try
        {
            session = Open(bytes);
        }
        catch (Exception exception) when (ModelFailure.IsFromRuntime(exception))
        {
            throw ModelFailure.FromRuntime(card.Weights.Path, exception);
        }

        try
        {
            CheckShape(session.InputMetadata, card, card.Input, [layout.Frames, layout.Bands]);
            CheckShape(session.OutputMetadata, card, card.Output, [layout.Dimension]);
        }
        catch
        {
            session.Dispose();
            throw;
        }

        return new OnnxNetwork(session, card, layout);
    }

    /// <summary>Memory for <paramref name="capacity"/> patches, for one thread at a time.</summary>
    public PatchBatch CreateBatch(int capacity) => new OnnxPatchBatch(this, _layout, capacity);

    /// <exception cref="PicksException">The runtime failed.</exception>
    public void Run(string[] inputNames, OrtValue[] inputs, string[] outputNames, OrtValue[] outputs)
    {
        try
        {
            _session.Run(_runOptions, inputNames, inputs, outputNames, outputs);
        }
        catch (OnnxRuntimeException exception)
        {
            throw ModelFailure.FromRuntime(_card.Weights.Path, exception);
        }
    }

    public string InputName => _card.Input;

    public string OutputName => _card.Output;

    public void Dispose()
    {
        _session.Dispose();
        _runOptions.Dispose();
    }

    private static InferenceSession Open(byte[] bytes)
    {
        var environment = OnnxTelemetry.OpenSilently();
        environment.EnvLogLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR;
        using var options = new SessionOptions
        {
            IntraOpNumThreads = 1,
            InterOpNumThreads = 1,
            ExecutionMode = ExecutionMode.ORT_SEQUENTIAL,

            // The arena would keep the largest batch's memory for ever, once a song at work.
            EnableCpuMemArena = false,
            LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR,
        };
        return new InferenceSession(bytes, options);
    }

    /// <summary>The first dimension is the batch's; a negative one stands for any.</summary>
    private static void CheckShape(IReadOnlyDictionary<string, NodeMetadata> nodes, ModelCard card, string name, int[] expected)
    {
        var actual = nodes.TryGetValue(name, out var node) ? node.Dimensions : [];
        var fits = actual is [< 0, ..]
            && node!.ElementType == typeof(float)
            && actual.Length == expected.Length + 1
            && actual.Skip(1).Zip(expected).All(pair => pair.First < 0 || pair.First == pair.Second);
        if (!fits)
        {
            throw new PicksException(
                ModelsTexts.Word("model-shape-differs", card.Weights.Path, name, Describe(actual), $"[N, {string.Join(", ", expected)}]"),
                card.Weights.Path);
        }
    }

    private static string Describe(int[] dimensions) => dimensions.Length == 0
        ? "–"
        : $"[{string.Join(", ", dimensions.Select(dimension => dimension < 0 ? "N" : $"{dimension}"))}]";
}
