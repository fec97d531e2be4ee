using System.Numerics;
using System.Buffers.Binary;
using System.Buffers.Text;

namespace PredictPicks.Selection.Features.Fingerprint;

/// <summary>
/// The compressed text form of a fingerprint, as AcoustID's web service takes it and <c>fpcalc</c> prints it: URL-safe base64 without padding over
/// a header (algorithm, number of items in three bytes) and the positions of the bits that change from item to item.
/// </summary>
/// <remarks>
/// A position is written as the distance to the one before it: 1 to 6 in three bits, from 7 on as 7 with the rest in five bits, apart;
/// 0 ends an item. All three-bit values come first, then, from the next byte on, the five-bit ones, lowest bits first.
/// </remarks>
internal static class CompressedFingerprint
{
    /// <summary>Most items that the header can count.</summary>
    public const int MaxItems = (1 << 24) - 1;

    /// <summary>Algorithm 2 by its number in the header.</summary>
    private const byte Algorithm = 1;

    private const int HeaderBytes = 4;
    private const int NormalBits = 3;
    private const int ExceptionBits = 5;
    private const int Escape = (1 << NormalBits) - 1;
    private const int ItemBits = 32;

    /// <summary>Writes up to <see cref="MaxItems"/> items.</summary>
    public static string Encode(ReadOnlySpan<uint> items)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(items.Length, MaxItems, nameof(items));
        var normal = new BitWriter(NormalBits);
        var exceptions = new BitWriter(ExceptionBits);
        var previous = 0u;
        foreach (var item in items)
        {
            WriteChanges(item ^ previous, normal, exceptions);
            normal.Write(0);
            previous = item;
        }

        var header = new byte[HeaderBytes];
        BinaryPrimitives.WriteInt32BigEndian(header, items.Length);
        header[0] = Algorithm;
        return Base64Url.EncodeToString([.. header, .. normal.ToBytes(), .. exceptions.ToBytes()]);
    }

    /// <summary>Reads the compressed form. Any text may be given; no more memory is taken than a few times its length.</summary>
    /// <param name="text">With or without padding.</param>
    /// <param name="items">The items, or empty when it is not the compressed form of a fingerprint of algorithm 2, or is cut off.</param>
    public static bool TryDecode(string? text, out uint[] items)
    {
        items = [];
        if (text is null || !Base64Url.IsValid(text))
        {
            return false;
        }

        var bytes = Base64Url.DecodeFromChars(text).AsSpan();
        if (bytes.Length < HeaderBytes || bytes[0] != Algorithm)
        {
            return false;
        }

        var count = BinaryPrimitives.ReadInt32BigEndian(bytes) & MaxItems;
        return TryDecodeItems(bytes[HeaderBytes..], count, ref items);
    }

    private static void WriteChanges(uint changes, BitWriter normal, BitWriter exceptions)
    {
        var last = 0;
        for (; changes != 0; changes &= changes - 1)
        {
            var position = BitOperations.TrailingZeroCount(changes) + 1;
            var distance = position - last;
            last = position;
            normal.Write(Math.Min(distance, Escape));
            if (distance >= Escape)
            {
                exceptions.Write(distance - Escape);
            }
        }
    }

    private static bool TryDecodeItems(ReadOnlySpan<byte> body, int count, ref uint[] items)
    {
        // Every item ends with a value of its own: fewer values than items can only be a lie in the header.
        var values = new BitReader(body, NormalBits);
        if (count > values.Count || !TryFindEnd(values, count, out var valueCount))
        {
            return false;
        }

        var exceptionsStart = ((valueCount * NormalBits) + 7) / 8;
        var exceptions = new BitReader(body[exceptionsStart..], ExceptionBits);
        var decoded = new uint[count];
        var (index, position, changes, exception) = (0, 0, 0u, 0);
        for (var i = 0; i < valueCount; i++)
        {
            var distance = values[i];
            if (distance == 0)
            {
                decoded[index] = changes ^ (index > 0 ? decoded[index - 1] : 0);
                index++;
                (position, changes) = (0, 0);
                continue;
            }

            if (distance == Escape)
            {
                if (exception == exceptions.Count)
                {
                    return false;
                }

                distance += exceptions[exception++];
            }

            position += distance;
            if (position > ItemBits)
            {
                return false;
            }

            changes |= 1u << (position - 1);
        }

        items = decoded;
        return true;
    }

    /// <summary>How many values the first <paramref name="count"/> items take.</summary>
    private static bool TryFindEnd(BitReader values, int count, out int valueCount)
    {
        valueCount = 0;
        for (var ended = 0; ended < count; valueCount++)
        {
            if (valueCount == values.Count)
            {
                return false;
            }

            ended += values[valueCount] == 0 ? 1 : 0;
        }

        return true;
    }
}
