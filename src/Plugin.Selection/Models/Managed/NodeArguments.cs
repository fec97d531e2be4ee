using System.Globalization;

namespace PredictPicks.Selection.Models.Managed;

/// <summary>A node's inputs and settings, checked as they are asked for.</summary>
internal sealed class NodeArguments
{
    private readonly OnnxNode _node;
    private readonly PlanValue?[] _inputs;

    /// <param name="node">The node.</param>
    /// <param name="inputs">Its inputs; null for one that is left out.</param>
    /// <param name="opset">Version of the standard operators.</param>
    public NodeArguments(OnnxNode node, PlanValue?[] inputs, int opset)
    {
        _node = node;
        _inputs = inputs;
        Opset = opset;
    }

    public int Opset { get; }

    public string Operator => _node.Operator;

    public int Count => _inputs.Length;

    /// <summary>An input that must be there.</summary>
    public PlanValue this[int index] => Optional(index) ?? throw Wrong("lacks an input");

    public PlanValue? Optional(int index) => index < _inputs.Length ? _inputs[index] : null;

    public bool Has(string attribute) => _node.Attributes.ContainsKey(attribute);

    public int Integer(string attribute, int otherwise) =>
        _node.Attributes.TryGetValue(attribute, out var found) ? Small(found.Integer) : otherwise;

    public float Float(string attribute, float otherwise) =>
        _node.Attributes.TryGetValue(attribute, out var found) ? found.Float : otherwise;

    public string Text(string attribute, string otherwise) =>
        _node.Attributes.TryGetValue(attribute, out var found) ? found.Text : otherwise;

    public OnnxTensor? Tensor(string attribute) => _node.Attributes.GetValueOrDefault(attribute)?.Tensor;

    /// <summary>A list of integers in an attribute, or null without it.</summary>
    public int[]? Integers(string attribute) =>
        _node.Attributes.TryGetValue(attribute, out var found) ? [.. found.Integers.Select(Small)] : null;

    /// <summary>A list of integers that is an input in newer versions of the operator, and an attribute in older ones.</summary>
    public int[]? Integers(int input, string attribute) => Optional(input) is { } value ? Integers(value) : Integers(attribute);

    /// <summary>An input that has to be a constant of integers.</summary>
    public int[] Integers(PlanValue value) =>
        [.. (value.Integers ?? throw Wrong("takes a computed value where only a constant can be taken")).Select(Small)];

    /// <summary>An axis from 0 on, of one that may count from the end.</summary>
    public int Axis(int axis, int rank) =>
        axis >= -rank && axis < rank ? (axis + rank) % rank : throw Wrong(string.Create(CultureInfo.InvariantCulture, $"has no axis {axis}"));

    /// <summary>Refuses what the file asks of the operator.</summary>
    public InvalidDataException Wrong(string what) => new($"its operator {Operator} {what}");

    /// <summary>Refuses a way of use that the format allows and this executor does not know.</summary>
    public OperatorMissingException Missing(string variant) => new($"{Operator} ({variant})");

    /// <summary>Sizes and axes: the format's "to the end" is the largest 64-bit integer.</summary>
    private static int Small(long value) => (int)Math.Clamp(value, int.MinValue + 1, int.MaxValue);
}
