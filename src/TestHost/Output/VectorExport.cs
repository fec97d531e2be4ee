using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using PredictPicks.Abstractions;

namespace PredictPicks.TestHost.Output;

/// <summary>
/// Vectors as a NumPy file: float32, [songs, dimension], row by row. Beside it <c>NAME.ids.txt</c> has the song id of each row, a line each.
/// Format: https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html, version 1.0.
/// </summary>
internal static class VectorExport
{
    /// <summary>The header is padded so that the values start at a multiple of this, in bytes.</summary>
    private const int Alignment = 64;

    private static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0];

    /// <returns>How many songs were written: those that have a vector.</returns>
    /// <exception cref="PicksException">A file cannot be written.</exception>
    public static int Write(string file, IEnumerable<StoredSong> songs)
    {
        var withVector = songs.Where(song => song.Vector is not null).ToList();
        AtomicFile.Write(file, stream => WriteNumPy(stream, [.. withVector.Select(song => song.Vector!)]));
        AtomicFile.Write(
            Path.ChangeExtension(file, ".ids.txt"),
            stream => stream.Write(Encoding.UTF8.GetBytes(string.Concat(withVector.Select(song => song.Id.Value + "\n")))));
        return withVector.Count;
    }

    private static void WriteNumPy(Stream stream, IReadOnlyList<float[]> rows)
    {
        var dimension = rows.Count > 0 ? rows[0].Length : 0;
        var description = string.Create(CultureInfo.InvariantCulture, $"{{'descr': '<f4', 'fortran_order': False, 'shape': ({rows.Count}, {dimension}), }}");
        var lengthBytes = sizeof(ushort);
        var unpadded = Magic.Length + lengthBytes + description.Length + 1;
        var padding = (Alignment - (unpadded % Alignment)) % Alignment;
        var header = description + new string(' ', padding) + "\n";

        Span<byte> length = stackalloc byte[lengthBytes];
        BinaryPrimitives.WriteUInt16LittleEndian(length, checked((ushort)header.Length));
        stream.Write(Magic);
        stream.Write(length);
        stream.Write(Encoding.ASCII.GetBytes(header));
        foreach (var row in rows)
        {
            // Every processor that .NET 10 runs on here is little-endian.
            stream.Write(MemoryMarshal.AsBytes(row.AsSpan()));
        }
    }
}
