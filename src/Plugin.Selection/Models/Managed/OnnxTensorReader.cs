using System.Runtime.InteropServices;

namespace PredictPicks.Selection.Models.Managed;

/// <summary>Reads a TensorProto: 32- and 64-bit floats, 32- and 64-bit integers, on a little-endian machine, as all are that this runs on.</summary>
internal static class OnnxTensorReader
{
    private const int FloatType = 1;
    private const int Int32Type = 6;
    private const int Int64Type = 7;
    private const int DoubleType = 11;

    /// <exception cref="InvalidDataException">The values lie in another file, are of another type, or not as many as the shape
    /// says.</exception>
    public static (string Name, OnnxTensor Tensor) Read(ReadOnlySpan<byte> message)
    {
        var (name, type) = (string.Empty, 0L);
        var (shape, integers, floats) = (new List<long>(), new List<long>(), new List<float>());
        var isElsewhere = false;
        ReadOnlySpan<byte> raw = default;
        for (var field = new WireReader(message); field.TryNext();)
        {
            switch (field.Field)
            {
                case 1:
                    field.ReadIntegers(shape);
                    break;
                case 2:
                    type = field.ReadInteger();
                    break;
                case 4:
                    field.ReadFloats(floats);
                    break;
                case 5 or 7:
                    field.ReadIntegers(integers);
                    break;
                case 8:
                    name = field.ReadText();
                    break;
                case 9:
                    raw = field.ReadBytes();
                    break;
                case 14:
                    isElsewhere = field.ReadInteger() != 0;
                    break;
                default:
                    field.Skip();
                    break;
            }
        }

        return isElsewhere
            ? throw new InvalidDataException($"its weights ({name}) lie in another file")
            : (name, Create(name, type, shape, raw, floats, integers));
    }

    private static OnnxTensor Create(
        string name, long type, List<long> shape, ReadOnlySpan<byte> raw, List<float> floats, List<long> integers)
    {
        var tensor = type switch
        {
            FloatType => new OnnxTensor([], raw.IsEmpty ? [.. floats] : Values<float>(raw), null),
            DoubleType => new OnnxTensor([], Array.ConvertAll(Values<double>(raw), value => (float)value), null),
            Int32Type => new OnnxTensor([], null, raw.IsEmpty ? [.. integers] : Array.ConvertAll(Values<int>(raw), value => (long)value)),
            Int64Type => new OnnxTensor([], null, raw.IsEmpty ? [.. integers] : Values<long>(raw)),
            _ => throw new InvalidDataException($"{name} is of the data type {type}"),
        };
        var count = 1L;
        foreach (var size in shape)
        {
            // Bounded by what a file can hold, so that no product overflows.
            count = size is >= 0 and <= int.MaxValue && count <= int.MaxValue
                ? count * size
                : throw new InvalidDataException($"{name} has an impossible shape");
        }

        return count == (tensor.Floats?.Length ?? tensor.Integers!.Length)
            ? tensor with { Shape = [.. shape.Select(size => (int)size)] }
            : throw new InvalidDataException($"{name} has not as many values as its shape says");
    }

    private static T[] Values<T>(ReadOnlySpan<byte> raw)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(raw).ToArray();
}
