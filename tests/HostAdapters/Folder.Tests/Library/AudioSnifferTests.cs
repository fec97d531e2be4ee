using System.Text;
using CsCheck;
using PredictPicks.HostAdapters.Folder.Library;
using PredictPicks.HostAdapters.Folder.Tests.Support;

namespace PredictPicks.HostAdapters.Folder.Tests.Library;

public sealed class AudioSnifferTests
{
    [Theory]
    [InlineData("fLaC\0\0\0\"")]
    [InlineData("ID3\u0003\0\0\0\0\u0002\u0001")]
    [InlineData("RIFF\u0024\0\0\0WAVE")]
    [InlineData("FORM\0\0\0\u0010AIFF")]
    [InlineData("OggS\0\u0002\0\0\0\0\0\0\0\0OpusHead")]
    [InlineData("OggS\0\u0002\0\0\0\0\0\0\0\0\u0001vorbis")]
    [InlineData("\0\0\0\u0020ftypM4A \0\0\0\0")]
    [InlineData("MAC \u0096\u000f\0\0")]
    [InlineData("wvPk\u0010\0\0\0")]
    [InlineData("TTA1\u0001\0\u0002\0")]
    [InlineData("MPCKSH\u0000\u0001")]
    [InlineData("DSD \u001c\0\0\0")]
    [InlineData("FRM8\0\0\0\0\0\0\0\u0010DSD ")]
    [InlineData("Extended Module: \0")]
    public void IsAudio_Signature_IsTold(string start)
    {
        AudioSniffer.IsAudio(FirstBytes.Padded(Encoding.Latin1.GetBytes(start))).ShouldBeTrue();
    }

    [Theory]
    [InlineData("RIFF\u0024\0\0\0AVI ")]
    [InlineData("OggS\0\u0002\0\0\0\0\0\0\0\0\u0080theora")]
    [InlineData("ID3\u0009\0\0\0\0\u0002\u0001")]
    [InlineData("ID3\u0003\0\0\u00ff\0\u0002\u0001")]
    [InlineData("\0\0\0\u0020ftypisom\0\0\0\0")]
    [InlineData("\u00ff\u00fb\u0090\u0064\0\0\0")]
    [InlineData("PK\u0003\u0004")]
    [InlineData("")]
    public void IsAudio_SomethingElse_IsNot(string start)
    {
        AudioSniffer.IsAudio(FirstBytes.Padded(Encoding.Latin1.GetBytes(start))).ShouldBeFalse();
    }

    [Fact]
    public void IsAudio_Modules_AreToldByWhatLiesFurtherIn()
    {
        var mod = new byte[1100];
        "M.K."u8.CopyTo(mod.AsSpan(1080));
        var s3m = new byte[64];
        "SCRM"u8.CopyTo(s3m.AsSpan(44));

        AudioSniffer.IsAudio(mod).ShouldBeTrue();
        AudioSniffer.IsAudio(s3m).ShouldBeTrue();
    }

    [Fact]
    public void IsAudio_TextOrAnyBytes_IsNeverTakenForAudioNorFails()
    {
        // Text has no low control codes; random bytes fit two MPEG frame headers at the right distance about once in 10^8.
        Gen.Char[' ', '~'].Array[0, 300].Select(text => "MAC " + new string(text)).Sample(text => !AudioSniffer.IsAudio(Encoding.ASCII.GetBytes(text)));
        Gen.Byte.Array[0, 3000].Sample(bytes => !AudioSniffer.IsAudio(bytes), seed: "0000000000000000");
    }

    [Fact]
    public void IsAudioFile_MissingFile_IsNot()
    {
        AudioSniffer.IsAudioFile(Path.Join(Path.GetTempPath(), "no such file")).ShouldBeFalse();
    }

    [Fact]
    public void IsAudioFile_DamagedMp4_EndsWithoutAnError()
    {
        using var folder = new TemporaryFolder();
        var good = FirstBytes.Mp4("soun");
        var index = good.AsSpan().IndexOf("moov"u8);
        Gen.Select(Gen.Int[0, 300], Gen.Byte).Array[1, 8].Sample(
            changes =>
            {
                var bytes = good.ToArray();
                foreach (var (offset, value) in changes)
                {
                    bytes[Math.Min(bytes.Length - 1, offset < 24 ? offset : index - 28 + offset)] = value;
                }

                AudioSniffer.IsAudioFile(folder.Write("damaged", bytes));
            },
            iter: 300,
            threads: 1);
    }
}
