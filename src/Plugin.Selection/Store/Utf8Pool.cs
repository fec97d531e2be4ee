using System.Text;

namespace PredictPicks.Selection.Store;

/// <summary>
/// Turns UTF-8 into values, the same bytes into the same object each time: a library repeats its artists, albums and genres many times
/// over.
/// </summary>
/// <param name="make">Makes the value of bytes that were not met before.</param>
internal sealed class Utf8Pool<T>(Utf8Pool<T>.Maker make)
{
    private readonly Dictionary<byte[], T>.AlternateLookup<ReadOnlySpan<byte>> _values =
        new Dictionary<byte[], T>(Utf8Comparer.Instance).GetAlternateLookup<ReadOnlySpan<byte>>();

    public delegate T Maker(ReadOnlySpan<byte> utf8);

    public T this[ReadOnlySpan<byte> utf8]
    {
        get
        {
            if (!_values.TryGetValue(utf8, out var value))
            {
                value = make(utf8);
                _values[utf8] = value;
            }

            return value;
        }
    }
}

/// <summary>Compares byte for byte.</summary>
internal sealed class Utf8Comparer : IEqualityComparer<byte[]>, IAlternateEqualityComparer<ReadOnlySpan<byte>, byte[]>
{
    public static Utf8Comparer Instance { get; } = new();

    public bool Equals(byte[]? x, byte[]? y) => x.AsSpan().SequenceEqual(y);

    public bool Equals(ReadOnlySpan<byte> alternate, byte[] other) => alternate.SequenceEqual(other);

    public int GetHashCode(byte[] obj) => GetHashCode(obj.AsSpan());

    public int GetHashCode(ReadOnlySpan<byte> alternate)
    {
        var hash = default(HashCode);
        hash.AddBytes(alternate);
        return hash.ToHashCode();
    }

    public byte[] Create(ReadOnlySpan<byte> alternate) => alternate.ToArray();
}
