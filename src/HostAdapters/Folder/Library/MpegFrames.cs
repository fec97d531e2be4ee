namespace PredictPicks.HostAdapters.Folder.Library;

/// <summary>
/// Recognises bare MPEG audio (layers I to III, ISO/IEC 11172-3 and 13818-3) and AAC in ADTS (13818-7): a frame header whose length leads
/// to another
/// header of the same kind. Eleven or twelve set bits alone occur everywhere.
/// </summary>
internal static class MpegFrames
{
    /// <summary>kbit/s by bit rate index 1 to 14; rows: MPEG-1 layers I, II, III, MPEG-2 layer I, MPEG-2 layers II and III.</summary>
    private static readonly short[][] BitratesKbps =
    [
        [32, 64, 96, 128, 160, 192, 224, 256, 288, 320, 352, 384, 416, 448],
        [32, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 384],
        [32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320],
        [32, 48, 56, 64, 80, 96, 112, 128, 144, 160, 176, 192, 224, 256],
        [8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160],
    ];

    /// <summary>Hz of MPEG-1 by sample rate index; MPEG-2 has half of it, MPEG-2.5 a quarter.</summary>
    private static readonly int[] SampleRatesHz = [44_100, 48_000, 32_000];

    /// <summary>Whether two frames follow each other at the start of <paramref name="data"/>.</summary>
    public static bool AreAt(ReadOnlySpan<byte> data)
    {
        var length = FrameBytes(data);
        return length > 0 && length + 4 <= data.Length && FrameBytes(data[length..]) > 0
            && data[length + 1] == data[1] && ((data[length + 2] ^ data[2]) & 0x0C) == 0;
    }

    /// <summary>Length of the frame whose header is at the start, or 0 when there is none.</summary>
    private static int FrameBytes(ReadOnlySpan<byte> data)
    {
        if (data.Length < 6 || data[0] != 0xFF || (data[1] & 0xE0) != 0xE0)
        {
            return 0;
        }

        var layer = 4 - ((data[1] >> 1) & 3);
        return layer == 4 ? AdtsFrameBytes(data) : LayerFrameBytes(data, layer);
    }

    private static int AdtsFrameBytes(ReadOnlySpan<byte> data)
    {
        const int headerBytes = 7;
        var length = ((data[3] & 3) << 11) | (data[4] << 3) | (data[5] >> 5);
        var isValid = (data[1] & 0xF0) == 0xF0 && ((data[2] >> 2) & 15) < 13;
        return isValid && length > headerBytes ? length : 0;
    }

    private static int LayerFrameBytes(ReadOnlySpan<byte> data, int layer)
    {
        var version = (data[1] >> 3) & 3; // 0: MPEG-2.5, 1: reserved, 2: MPEG-2, 3: MPEG-1
        var bitrateIndex = data[2] >> 4;
        var rateIndex = (data[2] >> 2) & 3;
        if (version == 1 || bitrateIndex is 0 or 15 || rateIndex == 3)
        {
            return 0;
        }

        var row = version == 3 ? layer - 1 : layer == 1 ? 3 : 4;
        var bitsPerSecond = BitratesKbps[row][bitrateIndex - 1] * 1000;
        var rateHz = SampleRatesHz[rateIndex] >> (version == 3 ? 0 : version == 2 ? 1 : 2);
        var padding = (data[2] >> 1) & 1;
        return layer switch
        {
            1 => ((12 * bitsPerSecond / rateHz) + padding) * 4, // 384 samples, in slots of 4 bytes
            3 when version != 3 => (72 * bitsPerSecond / rateHz) + padding, // 576 samples
            _ => (144 * bitsPerSecond / rateHz) + padding, // 1152 samples
        };
    }
}
