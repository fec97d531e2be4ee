using System.Buffers.Binary;
using System.Text;

namespace PredictPicks.Selection.Models.Managed;

/// <summary>
/// Reads the fields of one Protocol Buffers message, in the order in which they lie in it. Whatever the bytes are, it stays within them.
/// </summary>
internal ref struct WireReader
{
    private const int Varint = 0;
    private const int Fixed64 = 1;
    private const int Delimited = 2;
    private const int Fixed32 = 5;
    private ReadOnlySpan<byte> _rest;
    private int _type;

    public WireReader(ReadOnlySpan<byte> message)
    {
        _rest = message;
    }

    /// <summary>Number of the field that <see cref="TryNext"/> found.</summary>
    public int Field { get; private set; }

    /// <summary>Goes to the next field, whose value has to be read or skipped then.</summary>
    public bool TryNext()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        var key = NextVarint();
        (Field, _type) = ((int)(key >> 3), (int)(key & 7));
        return true;
    }

    public long ReadInteger()
    {
        Expect(Varint);
        return (long)NextVarint();
    }

    public float ReadFloat()
    {
        Expect(Fixed32);
        return BinaryPrimitives.ReadSingleLittleEndian(Take(sizeof(float)));
    }

    public ReadOnlySpan<byte> ReadBytes()
    {
        Expect(Delimited);
        return Take(NextVarint());
    }

    public string ReadText() => Encoding.UTF8.GetString(ReadBytes());

    /// <summary>One or many integers: a repeated field may come packed or one by one.</summary>
    public void ReadIntegers(List<long> integers)
    {
        if (_type == Varint)
        {
            integers.Add(ReadInteger());
            return;
        }

        for (var packed = new WireReader(ReadBytes()); !packed._rest.IsEmpty;)
        {
            integers.Add((long)packed.NextVarint());
        }
    }

    /// <summary>One or many floats.</summary>
    public void ReadFloats(List<float> floats)
    {
        if (_type == Fixed32)
        {
            floats.Add(ReadFloat());
            return;
        }

        for (var packed = new WireReader(ReadBytes()); !packed._rest.IsEmpty;)
        {
            floats.Add(BinaryPrimitives.ReadSingleLittleEndian(packed.Take(sizeof(float))));
        }
    }

    public void Skip()
    {
        switch (_type)
        {
            case Varint:
                NextVarint();
                break;
            case Fixed64:
                Take(sizeof(long));
                break;
            case Delimited:
                Take(NextVarint());
                break;
            case Fixed32:
                Take(sizeof(float));
                break;
            default:
                throw new InvalidDataException($"field {Field} is of an unknown kind");
        }
    }

    private readonly void Expect(int type)
    {
        if (_type != type)
        {
            throw new InvalidDataException($"field {Field} is of another kind than ONNX says");
        }
    }

    private ReadOnlySpan<byte> Take(ulong count)
    {
        if (count > (ulong)_rest.Length)
        {
            throw new InvalidDataException("the file ends too early");
        }

        var taken = _rest[..(int)count];
        _rest = _rest[(int)count..];
        return taken;
    }

    private ulong NextVarint()
    {
        const int MaxBytes = 10;
        var value = 0UL;
        for (var i = 0; i < Math.Min(MaxBytes, _rest.Length); i++)
        {
            value |= (ulong)(_rest[i] & 0x7F) << (7 * i);
            if (_rest[i] < 0x80)
            {
                _rest = _rest[(i + 1)..];
                return value;
            }
        }

        throw new InvalidDataException("the file is damaged, or is no ONNX file");
    }
}
