using Microsoft.ML.OnnxRuntime;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Features.Embedding;

namespace PredictPicks.Selection.Models;

/// <summary>
/// A pack's graph in ONNX Runtime: one session, which all songs share. Each song runs on its caller's thread: songs side by side use the
/// processors better than one song on several (two threads a song were 1.1 times as fast as one, measured on the bundled model).
/// </summary>
internal sealed class OnnxNetwork : IPatchNetwork
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
    /// <exception cref="PicksException">The graph cannot be run, or the runtime is missing.</exception>
    public static OnnxNetwork Load(ModelCard card, PatchLayout layout, byte[] graph)
    {
        InferenceSession session;
        try
        {
            session = Open(graph);
        }
        catch (Exception exception) when (ModelFailure.IsFromRuntime(exception))
        {
            throw ModelFailure.FromRuntime(card.Weights.Path, exception);
        }

        try
        {
            CheckShape(session.InputMetadata, card, card.Input, [.. layout.InputShape]);
            CheckShape(session.OutputMetadata, card, card.Output, [layout.Dimension]);
        }
        catch
        {
            session.Dispose();
            throw;
        }

        return new OnnxNetwork(session, card, layout);
    }

    /// <inheritdoc/>
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

    private static void CheckShape(IReadOnlyDictionary<string, NodeMetadata> nodes, ModelCard card, string name, int[] expected)
    {
        var node = nodes.GetValueOrDefault(name);
        NetworkShape.Check(card, name, node?.Dimensions ?? [], node?.ElementType == typeof(float), expected);
    }
}
