using Microsoft.ML.OnnxRuntime;
using PredictPicks.Selection.Features.Embedding;

namespace PredictPicks.Selection.Models;

/// <summary>Patches and vectors in memory that ONNX Runtime reads and writes in place.</summary>
internal sealed class OnnxPatchBatch : PatchBatch
{
    private readonly OnnxNetwork _network;
    private readonly PatchLayout _layout;
    private readonly string[] _inputNames;
    private readonly string[] _outputNames;
    private readonly OrtValue[] _inputs = new OrtValue[1];
    private readonly OrtValue[] _outputs = new OrtValue[1];
    private int _boundCount;

    public OnnxPatchBatch(OnnxNetwork network, PatchLayout layout, int capacity)
        : base(layout, capacity)
    {
        _network = network;
        _layout = layout;
        _inputNames = [network.InputName];
        _outputNames = [network.OutputName];
    }

    /// <inheritdoc/>
    public override void Run(int count)
    {
        Bind(count);
        _network.Run(_inputNames, _inputs, _outputNames, _outputs);
    }

    /// <inheritdoc/>
    public override void Dispose() => Unbind();

    /// <summary>Tells the runtime where the arrays are; they are full in all runs of a song but the last, so this is rare.</summary>
    private void Bind(int count)
    {
        if (count == _boundCount)
        {
            return;
        }

        Unbind();
        var patches = PatchValues.AsMemory(0, count * _layout.PatchLength);
        var vectors = VectorValues.AsMemory(0, count * _layout.Dimension);
        _inputs[0] = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, patches, [count, .. _layout.InputShape]);
        _outputs[0] = OrtValue.CreateTensorValueFromMemory(OrtMemoryInfo.DefaultInstance, vectors, [count, _layout.Dimension]);
        _boundCount = count;
    }

    private void Unbind()
    {
        _inputs[0]?.Dispose();
        _outputs[0]?.Dispose();
        _boundCount = 0;
    }
}
