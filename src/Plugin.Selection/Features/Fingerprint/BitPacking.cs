using System.Runtime.InteropServices;

namespace PredictPicks.Selection.Features.Fingerprint;

/// <summary>Packs values of a fixed number of bits (8 or fewer) one after another, lowest bits first.</summary>
internal sealed class BitWriter(int bitsPerValue)
{
    private readonly List<byte> _bytes = [];
    private int _pending;
    private int _pendingBits;

    /// <summary>Appends a value that fits into the bits.</summary>
    public void Write(int value)
    {
        _pending |= value << _pendingBits;
        _pendingBits += bitsPerValue;
        for (; _pendingBits >= 8; _pendingBits -= 8)
        {
            _bytes.Add((byte)_pending);
            _pending >>= 8;
        }
    }

    /// <summary>What was written, the last byte filled up with zeros.</summary>
    public byte[] ToBytes() => _pendingBits == 0 ? [.. _bytes] : [.. _bytes, (byte)_pending];
}

/// <summary>Reads what <see cref="BitWriter"/> packed.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly ref struct BitReader
{
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly int _bitsPerValue;

    public BitReader(ReadOnlySpan<byte> bytes, int bitsPerValue)
    {
        _bytes = bytes;
        _bitsPerValue = bitsPerValue;
        Count = (int)((long)bytes.Length * 8 / bitsPerValue);
    }

    /// <summary>Whole values in the bytes, the filling at the end included.</summary>
    public int Count { get; }

    /// <summary>Value number <paramref name="index"/>, 0 to <see cref="Count"/> − 1.</summary>
    public int this[int index]
    {
        get
        {
            var firstBit = (long)index * _bitsPerValue;
            var first = (int)(firstBit / 8);
            var word = first + 1 < _bytes.Length ? _bytes[first] | (_bytes[first + 1] << 8) : _bytes[first];
            return (word >> (int)(firstBit % 8)) & ((1 << _bitsPerValue) - 1);
        }
    }
}
