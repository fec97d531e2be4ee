using System.Runtime.Intrinsics;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Features.Embedding;

namespace PredictPicks.Selection.Models.Managed;

/// <summary>A pack's graph in the executor of this program: no native code.</summary>
internal sealed class ManagedNetwork : IPatchNetwork
{
    private readonly NetworkPlan _plan;
    private readonly PatchLayout _layout;

    private ManagedNetwork(NetworkPlan plan, PatchLayout layout)
    {
        _plan = plan;
        _layout = layout;
    }

    /// <summary>Whether this is faster than ONNX Runtime on this machine. Measured for the bundled network only: with registers of 512 and
    /// of 256 bits.</summary>
    public bool IsFast => Vector256.IsHardwareAccelerated && _plan.FastShare > 0.5;

    /// <summary>Plans the graph from the very bytes whose hash was checked.</summary>
    /// <exception cref="PicksException">The graph contradicts itself or the card, or needs an operator that the executor lacks.</exception>
    public static ManagedNetwork Load(ModelCard card, PatchLayout layout, byte[] file)
    {
        var path = card.Weights.Path;
        try
        {
            var graph = OnnxGraphReader.Read(file);
            CheckShape(graph.Inputs, card, card.Input, [.. layout.InputShape]);
            CheckShape(graph.Outputs, card, card.Output, [layout.Dimension]);
            var plan = NetworkPlanner.Plan(graph, card.Input, [1, .. layout.InputShape], card.Output, Correlator.Fastest);
            return plan.OutputShape.SequenceEqual([1, layout.Dimension])
                ? new ManagedNetwork(plan, layout)
                : throw NetworkShape.Differs(card, card.Output, [.. plan.OutputShape], [layout.Dimension]);
        }
        catch (OperatorMissingException exception)
        {
            throw new PicksException(ModelsTexts.Word("model-operator-missing", path, exception.Name), path, exception);
        }
        catch (InvalidDataException exception)
        {
            throw new PicksException(ModelsTexts.Word("model-not-loadable", path, exception.Message), path, exception);
        }
    }

    /// <inheritdoc/>
    public PatchBatch CreateBatch(int capacity) => new ManagedPatchBatch(_plan, _layout, capacity);

    public void Dispose()
    {
        // Nothing but memory.
    }

    private static void CheckShape(IReadOnlyList<OnnxValue> values, ModelCard card, string name, int[] expected)
    {
        var value = values.FirstOrDefault(candidate => string.Equals(candidate.Name, name, StringComparison.Ordinal));
        NetworkShape.Check(card, name, value?.Shape ?? [], value is { IsFloat: true }, expected);
    }
}
