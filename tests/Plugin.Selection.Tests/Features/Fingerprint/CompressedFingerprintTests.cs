using System.Buffers.Text;
using CsCheck;
using PredictPicks.Selection.Features.Fingerprint;

namespace PredictPicks.Selection.Tests.Features.Fingerprint;

public class CompressedFingerprintTests
{
    [Theory]
    [MemberData(nameof(FingerprintFixture.Names), MemberType = typeof(FingerprintFixture))]
    public void Encode_OfAFixture_IsWhatFpcalcPrints(string name)
    {
        var fixture = FingerprintFixture.Load(name);

        CompressedFingerprint.Encode(fixture.Items).ShouldBe(fixture.Compressed);
    }

    [Theory]
    [MemberData(nameof(FingerprintFixture.Names), MemberType = typeof(FingerprintFixture))]
    public void TryDecode_OfWhatFpcalcPrints_GivesTheItems(string name)
    {
        var fixture = FingerprintFixture.Load(name);

        CompressedFingerprint.TryDecode(fixture.Compressed, out var items).ShouldBeTrue();
        items.ShouldBe(fixture.Items);
    }

    /// <summary>Worked out by hand: header 01 000001; bit 1 → 1, end → 0, packed 0b000_001.</summary>
    [Fact]
    public void Encode_OfOneBit_IsAHeaderAndAByte() => CompressedFingerprint.Encode([1]).ShouldBe(Base64Url.EncodeToString([1, 0, 0, 1, 1]));

    /// <summary>Bit 32 → 7 and, apart, 25; end → 0.</summary>
    [Fact]
    public void Encode_OfTheHighestBit_WritesTheRestOfTheDistanceApart() =>
        CompressedFingerprint.Encode([0x8000_0000]).ShouldBe(Base64Url.EncodeToString([1, 0, 0, 1, 7, 25]));

    [Fact]
    public void TryDecode_OfAnyEncodedItems_GivesThemBack() => Gen.UInt.Array[0, 300].Sample(items =>
    {
        CompressedFingerprint.TryDecode(CompressedFingerprint.Encode(items), out var decoded).ShouldBeTrue();
        decoded.ShouldBe(items);
    });

    [Fact]
    public void TryDecode_OfAnyText_DoesNotThrow() => Gen.OneOf(Gen.String, Gen.Byte.Array.Select(bytes => Base64Url.EncodeToString(bytes)), Gen.Byte.Array.Select(bytes => Base64Url.EncodeToString([1, 0, 0, .. bytes])))
        .Sample(text => CompressedFingerprint.TryDecode(text, out var items) || items.Length == 0);

    [Fact]
    public void TryDecode_OfACutText_IsRefused()
    {
        var whole = CompressedFingerprint.Encode(TestMusic.Fingerprint(TestMusic.Play(seed: 31, seconds: 10)));
        for (var length = 0; length < whole.Length - 1; length++)
        {
            CompressedFingerprint.TryDecode(whole[..length], out var items).ShouldBeFalse($"{length} of {whole.Length} characters");
            items.ShouldBeEmpty();
        }
    }

    public static TheoryData<string, byte[]> Refused => new()
    {
        { "no header", [1, 0, 0] },
        { "another algorithm", [2, 0, 0, 1, 1] },
        { "more items than could be there", [1, 255, 255, 255, 0, 0] },
        { "a bit beyond the 32nd", [1, 0, 0, 1, 0b0000_0111, 26] },
        { "a distance that is not there", [1, 0, 0, 1, 7] },
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void TryDecode_OfWhatIsNoFingerprint_IsRefused(string why, byte[] bytes) =>
        CompressedFingerprint.TryDecode(Base64Url.EncodeToString(bytes), out _).ShouldBeFalse(why);

    [Fact]
    public void TryDecode_OfNoText_IsRefused() => CompressedFingerprint.TryDecode(null, out _).ShouldBeFalse();

    [Fact]
    public void TryDecode_OfPaddedText_IsAccepted()
    {
        CompressedFingerprint.TryDecode(CompressedFingerprint.Encode([1]) + "=", out var items).ShouldBeTrue();
        items.ShouldBe([1u]);
    }
}
