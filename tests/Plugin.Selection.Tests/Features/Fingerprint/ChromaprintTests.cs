using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using CsCheck;
using PredictPicks.Selection.Features.Fingerprint;

namespace PredictPicks.Selection.Tests.Features.Fingerprint;

public class ChromaprintTests
{
    [Theory]
    [MemberData(nameof(FingerprintFixture.Names), MemberType = typeof(FingerprintFixture))]
    public void Items_OfAFixture_AreThoseOfFpcalc(string name)
    {
        var fixture = FingerprintFixture.Load(name);

        // fpcalc 1.5 does not flush its resampler; ffmpeg does, which gives a few samples more.
        var pcm = ChildProcess.Decode(fixture.WavPath).AsSpan()[..(fixture.PcmSamples * 2)];
        FingerprintFixture.HashOf(pcm).ShouldBe(fixture.PcmSha256, "this FFmpeg resamples in another way");

        TestMusic.Fingerprint(MemoryMarshal.Cast<byte, short>(pcm)).ShouldBe(fixture.Items);
    }

    [Theory]
    [InlineData(1, 3.1)]
    [InlineData(2, 20)]
    [InlineData(3, 119.99)]
    [InlineData(4, 131)]
    public void Items_OfRawPcm_AreThoseOfTheInstalledFpcalc(int seed, double seconds)
    {
        var music = TestMusic.Play(seed, seconds);
        var path = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(path, MemoryMarshal.AsBytes<short>(music));
            var output = ChildProcess.Run("fpcalc", "-raw", "-plain", "-length", "120", "-format", "s16le", "-rate", "11025", "-channels", "1", path);

            var expected = Encoding.ASCII.GetString(output).Trim().Split(',').Select(item => uint.Parse(item, CultureInfo.InvariantCulture));
            TestMusic.Fingerprint(music).ShouldBe(expected);
        }
        finally
        {
            File.Delete(path);
        }
    }

    [Fact]
    public void Items_OfMusic_AreThoseOfThePlainDefinition()
    {
        var music = TestMusic.Play(seed: 11, seconds: 5);

        TestMusic.Fingerprint(music).ShouldBe(PlainChromaprint.Items(music));
    }

    [Fact]
    public void Add_InBlocksOfAnySize_GivesTheSameItems()
    {
        var music = TestMusic.Play(seed: 5, seconds: 8);
        var expected = TestMusic.Fingerprint(music);

        Gen.Int[0, 9_000].Array[1, 40].Sample(
            lengths =>
            {
                var chromaprint = new Chromaprint();
                var rest = music.AsSpan();
                foreach (var length in lengths)
                {
                    chromaprint.Add(rest[..Math.Min(length, rest.Length)]);
                    rest = rest[Math.Min(length, rest.Length)..];
                }

                chromaprint.Add(rest);
                chromaprint.Items.SequenceEqual(expected).ShouldBeTrue();
            },
            iter: 50);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(4_095, 0)]
    [InlineData(30_030, 0)]
    [InlineData(30_031, 1)]
    [InlineData(31_395, 1)]
    [InlineData(31_396, 2)]
    [InlineData(3 * 11_025, 3)]
    [InlineData(10 * 11_025, 59)]
    [InlineData(60 * 11_025, 463)]
    [InlineData(120 * 11_025, 948)]
    [InlineData(121 * 11_025, 948)]
    public void Items_OfSomeSamples_AreAsManyAsCounted(int samples, int items)
    {
        Chromaprint.CountItems(samples).ShouldBe(items);
        TestMusic.Fingerprint(new short[samples]).Length.ShouldBe(items);
    }

    [Fact]
    public void CountItems_OfTenHours_IsThatOfTwoMinutes() => Chromaprint.CountItems(10L * 3_600 * 11_025).ShouldBe(948);

    [Fact]
    public void Add_After120Seconds_ChangesNothing()
    {
        var chromaprint = new Chromaprint();
        chromaprint.Add(TestMusic.Play(seed: 6, seconds: 120));
        var items = chromaprint.Items.ToArray();
        chromaprint.IsComplete.ShouldBeTrue();

        chromaprint.Add(TestMusic.Play(seed: 7, seconds: 20));

        chromaprint.Items.ToArray().ShouldBe(items);
    }

    public static TheoryData<string> SilentSignals => ["silence", "constant", "noise of one step", "tone of one step"];

    [Theory]
    [MemberData(nameof(SilentSignals))]
    public void Items_OfNothingToHear_AreTheSilenceItem(string signal)
    {
        var random = new Random(1);
        short[] samples = signal switch
        {
            "silence" => new short[60_000],
            "constant" => [.. Enumerable.Repeat((short)12_345, 60_000)],
            "noise of one step" => [.. Enumerable.Range(0, 60_000).Select(_ => (short)random.Next(-1, 2))],
            _ => TestMusic.Tone(440, 1, 60_000),
        };

        TestMusic.Fingerprint(samples).ShouldAllBe(item => item == Chromaprint.SilenceItem);
    }

    /// <summary>Values that the reference gives for these signals.</summary>
    [Fact]
    public void Items_OfTonesAndClicks_AreTheOnesKnown()
    {
        TestMusic.Fingerprint(TestMusic.Tone(440, 20_000, 80_000)).ShouldAllBe(item => item == 558_758_263);
        TestMusic.Fingerprint(TestMusic.Tone(440, 3, 80_000)).ShouldAllBe(item => item == 558_758_263);

        var square = Enumerable.Range(0, 80_000).Select(i => (short)(32_767 * Math.Sign(Math.Round(Math.Sin(2 * Math.PI * 110 * i / 11_025), 9)))).ToArray();
        TestMusic.Fingerprint(square).ShouldAllBe(item => item == 558_496_119);

        var clicks = new short[80_000];
        for (var i = 0; i < clicks.Length; i += 5_512)
        {
            clicks[i] = short.MaxValue;
        }

        TestMusic.Fingerprint(clicks).ShouldAllBe(item => item == 3_581_801_855);
    }

    [Fact]
    public void Items_OfQuietMusic_AgreeWithThoseOfLoudMusic()
    {
        var loud = TestMusic.Fingerprint(TestMusic.Play(seed: 8, seconds: 30));
        var quiet = TestMusic.Fingerprint(TestMusic.Play(seed: 8, seconds: 30, gain: 0.1));

        (FingerprintComparer.BitErrors(loud, quiet) / (32.0 * loud.Length)).ShouldBeLessThan(0.01);
    }

    [Fact]
    public void Add_InTheSteadyState_AllocatesNothing()
    {
        var music = TestMusic.Play(seed: 9, seconds: 20);
        var chromaprint = new Chromaprint();
        chromaprint.Add(music.AsSpan(0, 60_000));

        var before = GC.GetAllocatedBytesForCurrentThread();
        chromaprint.Add(music.AsSpan(60_000));

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }
}
