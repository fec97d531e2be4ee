using PredictPicks.HostAdapters.Folder.Library;

namespace PredictPicks.HostAdapters.Folder.Tests.Library;

public sealed class MpegFramesTests
{
    /// <summary>Header bytes 1 to 3 and the frame's length by ISO/IEC 11172-3 and 13818-3.</summary>
    [Theory]
    [InlineData(0xFB, 0x90, 417)] // MPEG-1 layer III, 128 kbit/s, 44.1 kHz
    [InlineData(0xFB, 0x92, 418)] // the same, padded
    [InlineData(0xFB, 0xE4, 960)] // 320 kbit/s, 48 kHz
    [InlineData(0xF3, 0x80, 208)] // MPEG-2 layer III, 64 kbit/s, 22.05 kHz
    [InlineData(0xE3, 0x40, 208)] // MPEG-2.5 layer III, 32 kbit/s, 11.025 kHz
    [InlineData(0xFD, 0x84, 384)] // MPEG-1 layer II, 128 kbit/s, 48 kHz
    [InlineData(0xFF, 0x80, 276)] // MPEG-1 layer I, 256 kbit/s, 44.1 kHz: 69 slots
    public void AreAt_TwoFramesAtTheRightDistance_AreTold(byte kind, byte rates, int frameBytes)
    {
        var data = TwoFrames(kind, rates, frameBytes);

        MpegFrames.AreAt(data).ShouldBeTrue();
        MpegFrames.AreAt(TwoFrames(kind, rates, frameBytes + 1)).ShouldBeFalse();
        MpegFrames.AreAt(data.AsSpan(0, frameBytes + 3)).ShouldBeFalse();
    }

    [Theory]
    [InlineData(0xFB, 0xF0)] // bit rate 15
    [InlineData(0xFB, 0x00)] // free format
    [InlineData(0xFB, 0x9C)] // sample rate 3
    [InlineData(0xEB, 0x90)] // reserved version
    public void AreAt_ForbiddenHeader_IsNot(byte kind, byte rates)
    {
        MpegFrames.AreAt(TwoFrames(kind, rates, 417)).ShouldBeFalse();
    }

    [Fact]
    public void AreAt_Adts_IsTold()
    {
        const int frameBytes = 371;
        byte[] header = [0xFF, 0xF1, 0x50, 0x80 | (frameBytes >> 11), (frameBytes >> 3) & 0xFF, ((frameBytes & 7) << 5) | 0x1F, 0xFC];
        var data = new byte[800];
        header.CopyTo(data, 0);
        header.CopyTo(data, frameBytes);

        MpegFrames.AreAt(data).ShouldBeTrue();
        MpegFrames.AreAt(data.AsSpan(1)).ShouldBeFalse();
    }

    private static byte[] TwoFrames(byte kind, byte rates, int frameBytes)
    {
        var data = new byte[2000];
        byte[] header = [0xFF, kind, rates, 0xC4];
        header.CopyTo(data, 0);
        header.CopyTo(data, frameBytes);
        return data;
    }
}
