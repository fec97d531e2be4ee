using System.Buffers.Binary;
using System.Numerics;

namespace PredictPicks.Selection.Audio.Matroska;

/// <summary>The binary notation under Matroska (RFC 8794): elements are an id, a size and a payload.</summary>
internal static class Ebml
{
    /// <summary>A size that is not known beforehand: the element ends where its parent's next child starts.</summary>
    public const long UnknownSize = long.MaxValue;

    /// <summary>Longest start of an element: id (4) and size (8).</summary>
    public const int MaxHeaderBytes = 12;

    /// <summary>Bytes of an element's id, by its first byte: 1 to 4; 0 when no id starts so.</summary>
    public static int IdLength(byte first) => first >= 0x10 ? BitOperations.LeadingZeroCount((uint)first) - 23 : 0;

    /// <summary>Bytes of a variable-length number, by its first byte: 1 to 8; 0 when none starts so.</summary>
    public static int NumberLength(byte first) => first == 0 ? 0 : BitOperations.LeadingZeroCount((uint)first) - 23;

    /// <summary>An id, with its length marker, as specifications write it.</summary>
    public static uint ReadId(ReadOnlySpan<byte> bytes)
    {
        uint id = 0;
        foreach (var value in bytes)
        {
            id = (id << 8) | value;
        }

        return id;
    }

    /// <summary>A variable-length number of exactly these bytes; all ones mean <see cref="UnknownSize"/>.</summary>
    public static long ReadNumber(ReadOnlySpan<byte> bytes)
    {
        var mask = (1 << (8 - bytes.Length)) - 1;
        long number = bytes[0] & mask;
        var allOnes = number == mask;
        foreach (var value in bytes[1..])
        {
            number = (number << 8) | value;
            allOnes &= value == 0xFF;
        }

        return allOnes ? UnknownSize : number;
    }

    /// <summary>An unsigned integer payload of 0 to 8 bytes.</summary>
    public static ulong ReadUnsigned(ReadOnlySpan<byte> payload)
    {
        if (payload.Length > 8)
        {
            throw new MalformedOutputException("An EBML integer has more than 8 bytes.");
        }

        ulong number = 0;
        foreach (var value in payload)
        {
            number = (number << 8) | value;
        }

        return number;
    }

    /// <summary>A float payload of 0, 4 or 8 bytes.</summary>
    public static double ReadFloat(ReadOnlySpan<byte> payload) => payload.Length switch
    {
        0 => 0,
        4 => BinaryPrimitives.ReadSingleBigEndian(payload),
        8 => BinaryPrimitives.ReadDoubleBigEndian(payload),
        _ => throw new MalformedOutputException("An EBML float has neither 4 nor 8 bytes."),
    };

    /// <summary>Reads an element's id and size from its first bytes.</summary>
    /// <returns>False when more bytes are needed: at most <see cref="MaxHeaderBytes"/> in all.</returns>
    /// <exception cref="MalformedOutputException">No element starts so.</exception>
    public static bool TryReadHeader(ReadOnlySpan<byte> bytes, out uint id, out long size)
    {
        (id, size) = (0, 0);
        var idLength = IdLength(bytes[0]);
        if (idLength == 0)
        {
            throw new MalformedOutputException("An EBML element has no id.");
        }

        if (bytes.Length <= idLength)
        {
            return false;
        }

        var sizeLength = NumberLength(bytes[idLength]);
        if (sizeLength == 0)
        {
            throw new MalformedOutputException("An EBML element has no size.");
        }

        if (bytes.Length < idLength + sizeLength)
        {
            return false;
        }

        id = ReadId(bytes[..idLength]);
        size = ReadNumber(bytes.Slice(idLength, sizeLength));
        return true;
    }

    /// <summary>Splits off the first element of a complete payload.</summary>
    /// <exception cref="MalformedOutputException">It does not fit in.</exception>
    public static uint NextElement(ref ReadOnlySpan<byte> bytes, out ReadOnlySpan<byte> payload)
    {
        if (!TryReadHeader(bytes, out var id, out var size))
        {
            throw new MalformedOutputException("An EBML element is cut off.");
        }

        var start = IdLength(bytes[0]);
        start += NumberLength(bytes[start]);
        if (size > bytes.Length - start)
        {
            throw new MalformedOutputException("An EBML element is longer than its parent.");
        }

        payload = bytes.Slice(start, (int)size);
        bytes = bytes[(start + (int)size)..];
        return id;
    }
}
