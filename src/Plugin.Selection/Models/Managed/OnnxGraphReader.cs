using System.Globalization;

namespace PredictPicks.Selection.Models.Managed;

/// <summary>
/// Reads an ONNX file. Field numbers are those of the published schema (<c>onnx.proto</c>); what no operator here needs is skipped,
/// subgraphs too. Throws <see cref="InvalidDataException"/>, with the reason, for a file that is none or that cannot be used.
/// </summary>
internal static class OnnxGraphReader
{
    private const int FloatType = 1;

    public static OnnxGraph Read(ReadOnlySpan<byte> file)
    {
        OnnxGraph? graph = null;
        var opset = 0;
        for (var model = new WireReader(file); model.TryNext();)
        {
            switch (model.Field)
            {
                case 7:
                    graph = ReadGraph(model.ReadBytes());
                    break;
                case 8:
                    opset = Math.Max(opset, ReadOpset(model.ReadBytes()));
                    break;
                default:
                    model.Skip();
                    break;
            }
        }

        return graph is null ? throw new InvalidDataException("the file holds no network") : graph with { Opset = opset };
    }

    private static int ReadOpset(ReadOnlySpan<byte> message)
    {
        var (domain, version) = (string.Empty, 0L);
        for (var opset = new WireReader(message); opset.TryNext();)
        {
            switch (opset.Field)
            {
                case 1:
                    domain = opset.ReadText();
                    break;
                case 2:
                    version = opset.ReadInteger();
                    break;
                default:
                    opset.Skip();
                    break;
            }
        }

        return IsStandard(domain) ? (int)Math.Clamp(version, 0, int.MaxValue) : 0;
    }

    private static OnnxGraph ReadGraph(ReadOnlySpan<byte> message)
    {
        var nodes = new List<OnnxNode>();
        var constants = new Dictionary<string, OnnxTensor>(StringComparer.Ordinal);
        var (inputs, outputs) = (new List<OnnxValue>(), new List<OnnxValue>());
        for (var graph = new WireReader(message); graph.TryNext();)
        {
            switch (graph.Field)
            {
                case 1:
                    nodes.Add(ReadNode(graph.ReadBytes()));
                    break;
                case 5:
                    var (name, tensor) = OnnxTensorReader.Read(graph.ReadBytes());
                    constants[name] = tensor;
                    break;
                case 11:
                    inputs.Add(ReadValue(graph.ReadBytes()));
                    break;
                case 12:
                    outputs.Add(ReadValue(graph.ReadBytes()));
                    break;
                default:
                    graph.Skip();
                    break;
            }
        }

        return new OnnxGraph(0, nodes, constants, inputs, outputs);
    }

    private static OnnxNode ReadNode(ReadOnlySpan<byte> message)
    {
        var (type, domain) = (string.Empty, string.Empty);
        var (inputs, outputs) = (new List<string>(), new List<string>());
        var attributes = new Dictionary<string, OnnxAttribute>(StringComparer.Ordinal);
        for (var node = new WireReader(message); node.TryNext();)
        {
            switch (node.Field)
            {
                case 1:
                    inputs.Add(node.ReadText());
                    break;
                case 2:
                    outputs.Add(node.ReadText());
                    break;
                case 4:
                    type = node.ReadText();
                    break;
                case 5:
                    var (name, attribute) = ReadAttribute(node.ReadBytes());
                    attributes[name] = attribute;
                    break;
                case 7:
                    domain = node.ReadText();
                    break;
                default:
                    node.Skip();
                    break;
            }
        }

        return new OnnxNode(IsStandard(domain) ? type : $"{domain}.{type}", inputs, outputs, attributes);
    }

    private static (string Name, OnnxAttribute Attribute) ReadAttribute(ReadOnlySpan<byte> message)
    {
        var name = string.Empty;
        var attribute = new OnnxAttribute();
        var integers = new List<long>();
        for (var field = new WireReader(message); field.TryNext();)
        {
            switch (field.Field)
            {
                case 1:
                    name = field.ReadText();
                    break;
                case 2:
                    attribute = attribute with { Float = field.ReadFloat() };
                    break;
                case 3:
                    attribute = attribute with { Integer = field.ReadInteger() };
                    break;
                case 4:
                    attribute = attribute with { Text = field.ReadText() };
                    break;
                case 5:
                    attribute = attribute with { Tensor = OnnxTensorReader.Read(field.ReadBytes()).Tensor };
                    break;
                case 8:
                    field.ReadIntegers(integers);
                    break;
                default:
                    field.Skip();
                    break;
            }
        }

        return (name, attribute with { Integers = integers });
    }

    /// <summary>ValueInfoProto → TypeProto → Tensor → TensorShapeProto → Dimension.</summary>
    private static OnnxValue ReadValue(ReadOnlySpan<byte> message)
    {
        var name = string.Empty;
        var type = 0L;
        var shape = new List<int>();
        for (var value = new WireReader(message); value.TryNext();)
        {
            if (value.Field == 1)
            {
                name = value.ReadText();
            }
            else if (value.Field == 2 && Inner(value.ReadBytes(), 1, out var tensor))
            {
                type = FirstInteger(tensor, 1) ?? 0;
                ReadShape(tensor, shape);
            }
            else if (value.Field != 2)
            {
                value.Skip();
            }
        }

        return new OnnxValue(name, type == FloatType, [.. shape]);
    }

    private static void ReadShape(ReadOnlySpan<byte> tensor, List<int> shape)
    {
        if (!Inner(tensor, 2, out var message))
        {
            return;
        }

        for (var dimensions = new WireReader(message); dimensions.TryNext();)
        {
            if (dimensions.Field != 1)
            {
                dimensions.Skip();
                continue;
            }

            var size = FirstInteger(dimensions.ReadBytes(), 1) ?? -1;
            shape.Add(size is >= -1 and <= int.MaxValue
                ? (int)size
                : throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"a dimension is {size}")));
        }
    }

    private static bool Inner(ReadOnlySpan<byte> message, int field, out ReadOnlySpan<byte> inner)
    {
        for (var reader = new WireReader(message); reader.TryNext();)
        {
            if (reader.Field == field)
            {
                inner = reader.ReadBytes();
                return true;
            }

            reader.Skip();
        }

        inner = default;
        return false;
    }

    private static long? FirstInteger(ReadOnlySpan<byte> message, int field)
    {
        for (var reader = new WireReader(message); reader.TryNext();)
        {
            if (reader.Field == field)
            {
                return reader.ReadInteger();
            }

            reader.Skip();
        }

        return null;
    }

    private static bool IsStandard(string domain) => domain is "" or "ai.onnx";
}
