namespace PredictPicks.Selection.Models.Managed;

/// <summary>A network as its ONNX file describes it.</summary>
/// <param name="Opset">Version of the standard operators; 0 when the file does not say.</param>
/// <param name="Nodes">In an order in which they can be run.</param>
/// <param name="Constants">The weights, by name.</param>
/// <param name="Inputs">What the network takes.</param>
/// <param name="Outputs">What it gives.</param>
internal sealed record OnnxGraph(
    int Opset,
    IReadOnlyList<OnnxNode> Nodes,
    IReadOnlyDictionary<string, OnnxTensor> Constants,
    IReadOnlyList<OnnxValue> Inputs,
    IReadOnlyList<OnnxValue> Outputs);

/// <summary>An operator at work.</summary>
/// <param name="Operator">Its type; of another domain than the standard's with the domain in front.</param>
/// <param name="Inputs">Names; an empty one stands for an optional input that is left out.</param>
/// <param name="Outputs">Names.</param>
/// <param name="Attributes">By name.</param>
internal sealed record OnnxNode(
    string Operator, IReadOnlyList<string> Inputs, IReadOnlyList<string> Outputs, IReadOnlyDictionary<string, OnnxAttribute> Attributes);

/// <summary>A setting of a node; what it does not have is empty.</summary>
internal sealed record OnnxAttribute
{
    public long Integer { get; init; }

    public float Float { get; init; }

    public string Text { get; init; } = string.Empty;

    public IReadOnlyList<long> Integers { get; init; } = [];

    public OnnxTensor? Tensor { get; init; }
}

/// <summary>A constant. Exactly one of <see cref="Floats"/> and <see cref="Integers"/> holds its values, the last dimension running
/// fastest.</summary>
internal sealed record OnnxTensor(int[] Shape, float[]? Floats, long[]? Integers);

/// <summary>An input or output of the network.</summary>
/// <param name="Name">Its name.</param>
/// <param name="IsFloat">Whether its values are of 32 bits.</param>
/// <param name="Shape">Its dimensions; −1 stands for any.</param>
internal sealed record OnnxValue(string Name, bool IsFloat, int[] Shape);
