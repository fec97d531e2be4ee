using CsCheck;
using PredictPicks.Selection.Features.Fingerprint;

namespace PredictPicks.Selection.Tests.Features.Fingerprint;

public class FingerprintComparerTests
{
    [Fact]
    public void BitErrors_OfAnyLength_AreThoseOfThePlainSum()
    {
        for (var length = 0; length <= 70; length++)
        {
            var (x, y) = (TestItems.Random(seed: length, 71)[(71 - length)..], TestItems.Random(seed: 1_000 + length, length));

            FingerprintComparer.BitErrors(x, y).ShouldBe(PlainComparer.BitErrors(x, y, 0, 0, length), $"{length} items");
        }
    }

    [Fact]
    public void BitErrors_OfUnequalLengths_AreRefused() => Should.Throw<ArgumentException>(() => FingerprintComparer.BitErrors([1, 2], [1]));

    [Fact]
    public void Compare_OfAnyTwo_FindsTheOffsetThatThePlainSearchFinds() =>
        Gen.Select(Gen.Int[20, 150], Gen.Int[20, 150], Gen.Int[0, 100], Gen.Int[0, 12]).Sample(
            (lengthA, lengthB, shift, flips) =>
            {
                var source = TestItems.Random(seed: lengthA + lengthB, 260);
                var (a, b) = (source[..lengthA], TestItems.Flip(source[shift..(shift + lengthB)], flips, seed: shift));

                var match = FingerprintComparer.Compare(a, b)!.Value;

                var (rate, overlap) = PlainComparer.Best(a, b);
                match.BitErrorRate.ShouldBe(rate, 1e-12);
                match.OverlapItems.ShouldBe(overlap);
            },
            iter: 200);

    [Fact]
    public void Compare_WithItself_IsTheSameRecording()
    {
        var items = TestItems.Random(seed: 1, 300);

        FingerprintComparer.Compare(items, items).ShouldBe(new FingerprintMatch(0, 300, 0));
        new FingerprintMatch(0, 300, 0).Similarity.ShouldBe(1);
        new FingerprintMatch(0, 300, 0).IsSameRecording.ShouldBeTrue();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(24)]
    [InlineData(100)]
    public void Compare_WithMoreSilenceInFront_FindsTheOffset(int silentItems)
    {
        var items = TestItems.Random(seed: 2, 200);
        uint[] later = [.. Enumerable.Repeat(Chromaprint.SilenceItem, silentItems), .. items];

        FingerprintComparer.Compare(later, items).ShouldBe(new FingerprintMatch(silentItems, 200, 0));
        FingerprintComparer.Compare(items, later).ShouldBe(new FingerprintMatch(-silentItems, 200, 0));
    }

    [Fact]
    public void Compare_OfUnrelatedItems_IsFarFromTheSame()
    {
        var match = FingerprintComparer.Compare(TestItems.Random(seed: 3, 400), TestItems.Random(seed: 4, 400))!.Value;

        match.IsSameRecording.ShouldBeFalse();
        match.Similarity.ShouldBeInRange(0, 0.2);
    }

    [Fact]
    public void Compare_OfSongsThatShareALongSilence_DoesNotCountIt()
    {
        var silence = Enumerable.Repeat(Chromaprint.SilenceItem, 600).ToArray();
        uint[] Song(int seed) => [.. TestItems.Random(seed, 60), .. silence, .. TestItems.Random(seed + 1, 60)];

        var match = FingerprintComparer.Compare(Song(5), Song(7))!.Value;

        match.OverlapItems.ShouldBe(120);
        match.IsSameRecording.ShouldBeFalse();
    }

    public static TheoryData<int, int> TooShort => new() { { 0, 0 }, { 0, 300 }, { 19, 300 }, { 19, 19 } };

    [Theory]
    [MemberData(nameof(TooShort))]
    public void Compare_OfTooFewItems_IsNoAnswer(int lengthA, int lengthB) =>
        FingerprintComparer.Compare(TestItems.Random(seed: 6, lengthA), TestItems.Random(seed: 6, lengthB)).ShouldBeNull();

    [Fact]
    public void Compare_OfSilence_IsNoAnswer()
    {
        var silence = Enumerable.Repeat(Chromaprint.SilenceItem, 300).ToArray();

        FingerprintComparer.Compare(silence, silence).ShouldBeNull();
    }

    [Fact]
    public void CompareAt_AnOffsetThatLeavesTooLittle_IsNoAnswer()
    {
        var items = TestItems.Random(seed: 8, 100);

        FingerprintComparer.CompareAt(items, items, 50).ShouldNotBeNull();
        FingerprintComparer.CompareAt(items, items, 51).ShouldBeNull();
        FingerprintComparer.CompareAt(items, items, -51).ShouldBeNull();
        FingerprintComparer.CompareAt(items, items, 1_000).ShouldBeNull();
        FingerprintComparer.CompareAt(items, items, -1_000).ShouldBeNull();
    }
}
