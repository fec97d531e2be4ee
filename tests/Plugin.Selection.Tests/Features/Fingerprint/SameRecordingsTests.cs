using System.Buffers.Binary;
using System.Runtime.InteropServices;
using PredictPicks.Selection.Features.Fingerprint;

namespace PredictPicks.Selection.Tests.Features.Fingerprint;

public class SameRecordingsTests
{
    private static readonly Lazy<uint[]?[]> Songs = new(() => [.. Enumerable.Range(0, 6).Select(seed => TestMusic.Fingerprint(TestMusic.Play(seed, 40)))]);

    [Fact]
    public void Find_OfManyCandidates_ReturnsThePairsInOrder()
    {
        uint[]?[] picks = [TestItems.Random(seed: 1, 300), null, TestItems.Random(seed: 2, 300), TestItems.Flip(TestItems.Random(seed: 1, 300), 1, seed: 9)];
        var candidates = Enumerable.Range(0, 500).Select(i => i % 7 == 0 ? null : i == 250 ? picks[2] : i == 400 ? picks[0] : TestItems.Random(seed: 100 + i, 300)).ToArray();

        var matches = SameRecordings.Find(candidates, picks, TestContext.Current.CancellationToken);

        matches.Select(match => (match.Candidate, match.Pick)).ShouldBe([(250, 2), (400, 0), (400, 3)]);
        matches.ShouldAllBe(match => match.Match.IsSameRecording);
    }

    [Fact]
    public void Find_WhenCancelled_Stops()
    {
        using var cancellation = new CancellationTokenSource();
        cancellation.Cancel();

        Should.Throw<OperationCanceledException>(() => SameRecordings.Find([TestItems.Random(seed: 1, 300)], [TestItems.Random(seed: 1, 300)], cancellation.Token));
    }

    /// <summary>What FFmpeg makes of the song, and the codec arguments.</summary>
    public static TheoryData<string, string[]> Variants => new()
    {
        { "mp3", ["-c:a", "libmp3lame", "-b:a", "128k"] },
        { "mp3", ["-c:a", "libmp3lame", "-b:a", "48k", "-ar", "22050"] },
        { "m4a", ["-c:a", "aac", "-b:a", "64k"] },
        { "opus", ["-c:a", "libopus", "-b:a", "48k"] },
        { "flac", ["-af", "adelay=3000:all=1", "-c:a", "flac"] },
        { "mp3", ["-af", "adelay=10234:all=1", "-c:a", "libmp3lame", "-b:a", "128k"] },
        { "flac", ["-af", "afade=t=in:d=5,afade=t=out:st=30:d=10", "-c:a", "flac"] },
        { "ogg", ["-ss", "3.3", "-c:a", "libvorbis", "-q:a", "2"] },
        { "flac", ["-af", "volume=-20dB", "-c:a", "flac"] },
        { "mp3", ["-af", "bass=g=6,treble=g=-6", "-c:a", "libmp3lame", "-b:a", "128k"] },
    };

    [Theory]
    [MemberData(nameof(Variants))]
    public void Find_OfAnotherFileOfAPick_FindsThatPickAlone(string extension, string[] arguments)
    {
        var folder = Directory.CreateTempSubdirectory("picks-variants-");
        try
        {
            var (wav, variant) = (Path.Combine(folder.FullName, "song.wav"), Path.Combine(folder.FullName, "variant." + extension));
            WriteWav(wav, TestMusic.Play(seed: 3, 40));
            ChildProcess.Run("ffmpeg", ["-nostdin", "-v", "error", "-i", wav, .. arguments, variant]);
            var candidate = TestMusic.Fingerprint(MemoryMarshal.Cast<byte, short>(ChildProcess.Decode(variant)));

            var match = SameRecordings.Find([candidate], Songs.Value, TestContext.Current.CancellationToken).ShouldHaveSingleItem();

            match.Pick.ShouldBe(3);
            match.Match.IsSameRecording.ShouldBeTrue();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void WriteWav(string path, short[] samples)
    {
        var header = new byte[44];
        "RIFF"u8.CopyTo(header);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(4), 36 + (samples.Length * 2));
        "WAVEfmt "u8.CopyTo(header.AsSpan(8));
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(16), 16);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(20), 1);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(22), 1);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(24), Chromaprint.SampleRateHz);
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(28), Chromaprint.SampleRateHz * 2);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(32), 2);
        BinaryPrimitives.WriteInt16LittleEndian(header.AsSpan(34), 16);
        "data"u8.CopyTo(header.AsSpan(36));
        BinaryPrimitives.WriteInt32LittleEndian(header.AsSpan(40), samples.Length * 2);
        File.WriteAllBytes(path, [.. header, .. MemoryMarshal.AsBytes<short>(samples)]);
    }
}
