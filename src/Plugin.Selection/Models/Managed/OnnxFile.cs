using System.Runtime.InteropServices;
using System.Text;

namespace PredictPicks.Selection.Models.Managed;

/// <summary>Writes ONNX files, field by field of the published schema (<c>onnx.proto</c>).</summary>
internal sealed class OnnxFile
{
    private const int FloatType = 1;
    private const int Int64Type = 7;
    private readonly MemoryStream _graph = new();
    private readonly int _opset;

    public OnnxFile(int opset = 13)
    {
        _opset = opset;
    }

    public OnnxFile Input(string name, params int[] shape) => Value(11, name, shape);

    public OnnxFile Output(string name, params int[] shape) => Value(12, name, shape);

    public OnnxFile Weights(string name, int[] shape, float[] values) => Tensor(name, shape, FloatType, MemoryMarshal.AsBytes(values.AsSpan()));

    public OnnxFile Integers(string name, params long[] values) =>
        Tensor(name, [values.Length], Int64Type, MemoryMarshal.AsBytes(values.AsSpan()));

    /// <summary>A scalar of integers.</summary>
    public OnnxFile Integer(string name, long value) => Tensor(name, [], Int64Type, MemoryMarshal.AsBytes(new[] { value }.AsSpan()));

    /// <summary>A node; attributes are int, int[], float or string.</summary>
    public OnnxFile Node(string type, string[] inputs, string output, params (string Name, object Value)[] attributes)
    {
        using var node = new MemoryStream();
        foreach (var input in inputs)
        {
            Text(node, 1, input);
        }

        Text(node, 2, output);
        Text(node, 4, type);
        foreach (var (name, value) in attributes)
        {
            using var attribute = new MemoryStream();
            Text(attribute, 1, name);
            Write(attribute, value);
            Message(node, 5, attribute);
        }

        return Add(1, node);
    }

    public byte[] ToArray()
    {
        using var model = new MemoryStream();
        using var opset = new MemoryStream();
        Number(model, 1, 8);
        Text(opset, 1, string.Empty);
        Number(opset, 2, _opset);
        Message(model, 8, opset);
        Message(model, 7, _graph);
        return model.ToArray();
    }

    private static void Write(MemoryStream attribute, object value)
    {
        switch (value)
        {
            case int integer:
                Number(attribute, 3, integer);
                Number(attribute, 20, 2);
                break;
            case float number:
                Varint(attribute, (2 << 3) | 5);
                attribute.Write(BitConverter.GetBytes(number));
                Number(attribute, 20, 1);
                break;
            case string text:
                Text(attribute, 4, text);
                Number(attribute, 20, 3);
                break;
            default:
                foreach (var element in (int[])value)
                {
                    Number(attribute, 8, element);
                }

                Number(attribute, 20, 7);
                break;
        }
    }

    private OnnxFile Value(int field, string name, int[] shape)
    {
        using MemoryStream value = new(), type = new(), tensor = new(), sizes = new();
        foreach (var size in shape)
        {
            using var dimension = new MemoryStream();
            if (size < 0)
            {
                Text(dimension, 2, "N");
            }
            else
            {
                Number(dimension, 1, size);
            }

            Message(sizes, 1, dimension);
        }

        Number(tensor, 1, FloatType);
        Message(tensor, 2, sizes);
        Message(type, 1, tensor);
        Text(value, 1, name);
        Message(value, 2, type);
        return Add(field, value);
    }

    private OnnxFile Tensor(string name, int[] shape, int type, ReadOnlySpan<byte> raw)
    {
        using var tensor = new MemoryStream();
        foreach (var size in shape)
        {
            Number(tensor, 1, size);
        }

        Number(tensor, 2, type);
        Text(tensor, 8, name);
        Varint(tensor, (9 << 3) | 2);
        Varint(tensor, (ulong)raw.Length);
        tensor.Write(raw);
        return Add(5, tensor);
    }

    /// <summary>A message of the graph.</summary>
    internal OnnxFile Add(int field, MemoryStream message)
    {
        Message(_graph, field, message);
        return this;
    }

    internal static void Number(MemoryStream target, int field, long value)
    {
        Varint(target, (ulong)field << 3);
        Varint(target, (ulong)value);
    }

    internal static void Text(MemoryStream target, int field, string text)
    {
        using var bytes = new MemoryStream(Encoding.UTF8.GetBytes(text));
        Message(target, field, bytes);
    }

    private static void Message(MemoryStream target, int field, MemoryStream message)
    {
        Varint(target, ((ulong)field << 3) | 2);
        Varint(target, (ulong)message.Length);
        message.WriteTo(target);
    }

    private static void Varint(MemoryStream target, ulong value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            target.WriteByte((byte)(value | 0x80));
        }

        target.WriteByte((byte)value);
    }
}
