using System.IO.Compression;
using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Models.Import;

/// <summary>Takes the bytes of a Keras file from where the user has it, packed or not. Hostile input: sizes have limits.</summary>
internal static class KerasSource
{
    /// <summary>Largest file, unpacked: OpenL3 has 19 MB, and 38 with what Keras keeps for training.</summary>
    public const int MaxBytes = 256 << 20;

    private const int PieceLength = 1 << 20;

    private static ReadOnlySpan<byte> Hdf5Signature => [0x89, (byte)'H', (byte)'D', (byte)'F', (byte)'\r', (byte)'\n', 0x1A, (byte)'\n'];

    /// <summary>Reads the file, and unpacks it.</summary>
    /// <exception cref="PicksException">It is missing, incomplete, too large, or no such file.</exception>
    public static byte[] Read(string path, CancellationToken cancellationToken)
    {
        var bytes = PackFiles.Read(path, MaxBytes);
        if (bytes is [0x1F, 0x8B, ..])
        {
            bytes = Unpack(path, bytes, cancellationToken);
        }

        if (bytes.AsSpan().StartsWith(Hdf5Signature))
        {
            return bytes;
        }

        var text = bytes.AsSpan().TrimStart(" \t\r\n\uFEFF"u8);
        throw new PicksException(ModelsTexts.Word(text.StartsWith("<"u8) ? "import-web-page" : "import-not-hdf5", path), path);
    }

    private static byte[] Unpack(string path, byte[] packed, CancellationToken cancellationToken)
    {
        using var gzip = new GZipStream(new MemoryStream(packed), CompressionMode.Decompress);
        using var unpacked = new MemoryStream();
        var piece = new byte[PieceLength];
        try
        {
            for (int count; (count = gzip.Read(piece)) > 0; cancellationToken.ThrowIfCancellationRequested())
            {
                if (unpacked.Length + count > MaxBytes)
                {
                    throw new PicksException(ModelsTexts.Word("import-too-large", path, MaxBytes >> 20), path);
                }

                unpacked.Write(piece.AsSpan(0, count));
            }
        }
        catch (InvalidDataException exception)
        {
            throw new PicksException(ModelsTexts.Word("import-damaged", path), path, exception);
        }

        // A file that was cut off unpacks without an error; the length of the whole is its last four bytes.
        return packed.Length >= 18 && BitConverter.ToUInt32(packed, packed.Length - 4) == (uint)unpacked.Length
            ? unpacked.ToArray()
            : throw new PicksException(ModelsTexts.Word("import-damaged", path), path);
    }
}
