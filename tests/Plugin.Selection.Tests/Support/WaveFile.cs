using System.Text;

namespace PredictPicks.Selection.Tests.Support;

/// <summary>Writes WAV files, byte by byte: the tests' own source of known samples.</summary>
public static class WaveFile
{
    /// <summary>Frames of float samples, channel after channel within a frame.</summary>
    /// <param name="path">Where to.</param>
    /// <param name="sampleRateHz">Frames a second.</param>
    /// <param name="channels">Samples a frame.</param>
    /// <param name="samples">Interleaved.</param>
    /// <param name="info">RIFF INFO chunks: id and raw value.</param>
    public static void WriteFloat(string path, int sampleRateHz, int channels, ReadOnlySpan<float> samples, params (string Id, byte[] Value)[] info)
    {
        var data = new byte[samples.Length * sizeof(float)];
        for (var i = 0; i < samples.Length; i++)
        {
            BitConverter.TryWriteBytes(data.AsSpan(i * sizeof(float)), samples[i]);
        }

        Write(path, formatTag: 3, bits: 32, sampleRateHz, channels, data, info);
    }

    /// <summary>Frames of 16-bit samples.</summary>
    public static void WriteInt16(string path, int sampleRateHz, int channels, ReadOnlySpan<short> samples, params (string Id, byte[] Value)[] info)
    {
        var data = new byte[samples.Length * sizeof(short)];
        for (var i = 0; i < samples.Length; i++)
        {
            BitConverter.TryWriteBytes(data.AsSpan(i * sizeof(short)), samples[i]);
        }

        Write(path, formatTag: 1, bits: 16, sampleRateHz, channels, data, info);
    }

    private static void Write(string path, short formatTag, short bits, int sampleRateHz, int channels, byte[] data, (string Id, byte[] Value)[] info)
    {
        using var body = new MemoryStream();
        using var writer = new BinaryWriter(body);
        var frameBytes = channels * bits / 8;
        writer.Write("WAVEfmt "u8);
        writer.Write(16);
        writer.Write(formatTag);
        writer.Write((short)channels);
        writer.Write(sampleRateHz);
        writer.Write(sampleRateHz * frameBytes);
        writer.Write((short)frameBytes);
        writer.Write(bits);
        WriteInfo(writer, info);
        WriteChunk(writer, "data", data);
        using var file = new BinaryWriter(File.Create(path));
        WriteChunk(file, "RIFF", body.ToArray());
    }

    private static void WriteInfo(BinaryWriter writer, (string Id, byte[] Value)[] info)
    {
        if (info.Length == 0)
        {
            return;
        }

        using var list = new MemoryStream();
        using var inner = new BinaryWriter(list);
        inner.Write("INFO"u8);
        foreach (var (id, value) in info)
        {
            WriteChunk(inner, id, [.. value, 0]);
        }

        WriteChunk(writer, "LIST", list.ToArray());
    }

    private static void WriteChunk(BinaryWriter writer, string id, byte[] content)
    {
        writer.Write(Encoding.ASCII.GetBytes(id));
        writer.Write(content.Length);
        writer.Write(content);
        if (content.Length % 2 == 1)
        {
            writer.Write((byte)0);
        }
    }
}
