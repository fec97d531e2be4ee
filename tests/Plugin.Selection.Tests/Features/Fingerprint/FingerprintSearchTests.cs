using CsCheck;
using PredictPicks.Selection.Features.Fingerprint;

namespace PredictPicks.Selection.Tests.Features.Fingerprint;

public class FingerprintSearchTests
{
    private static readonly uint[]?[] Picks = [.. Enumerable.Range(0, 60).Select(i => i % 10 == 9 ? null : TestItems.Random(seed: i, 200 + (i * 12)))];

    private static readonly FingerprintIndex Index = new(Picks);

    /// <summary>Errors as a low bitrate makes them: in a part of the items, several bits at once.</summary>
    [Fact]
    public void Find_OfADistortedAndShiftedPick_FindsItAsTheFullComparisonDoes() =>
        Gen.Select(Gen.Int[0, 58], Gen.Int[-80, 80], Gen.Double[0, 0.5]).Where(x => x.Item1 % 10 != 9).Sample(
            (pick, shift, share) =>
            {
                var source = Picks[pick]!;
                var random = new Random(shift);
                var distorted = source.Select(item => random.NextDouble() < share ? TestItems.Flip([item], 8, random.Next())[0] : item).ToArray();
                uint[] candidate = shift < 0 ? distorted[-shift..] : [.. TestItems.Random(seed: shift, shift), .. distorted];

                var found = Find(candidate).ShouldHaveSingleItem();

                found.Pick.ShouldBe(pick);
                found.Match.OffsetItems.ShouldBe(shift);
                found.Match.ShouldBe(FingerprintComparer.Compare(candidate, source)!.Value);
            },
            iter: 200);

    [Fact]
    public void Find_OfOtherSongs_FindsNothing()
    {
        for (var seed = 500; seed < 520; seed++)
        {
            Find(TestItems.Random(seed, 700)).ShouldBeEmpty();
        }
    }

    [Theory]
    [InlineData(20)]
    [InlineData(60)]
    public void Find_OfAShortPick_FindsIt(int items)
    {
        var jingle = TestItems.Random(seed: 900, items);

        var search = new FingerprintSearch(new FingerprintIndex([.. Picks, jingle]));
        var found = new List<(int Pick, FingerprintMatch Match)>();
        search.Find(jingle, found);

        found.ShouldBe([(60, new FingerprintMatch(0, items, 0))]);
    }

    [Fact]
    public void Find_OfSeveralCopies_FindsThemAll()
    {
        var song = TestItems.Random(seed: 901, 400);
        var search = new FingerprintSearch(new FingerprintIndex([song, TestItems.Random(seed: 902, 400), TestItems.Flip(song, 1, seed: 1), song[50..]]));
        var found = new List<(int Pick, FingerprintMatch Match)>();

        search.Find(song, found);

        found.Select(x => x.Pick).ShouldBe([0, 2, 3], ignoreOrder: true);
        found.Single(x => x.Pick == 3).Match.OffsetItems.ShouldBe(50);
    }

    [Fact]
    public void Find_OneAfterAnother_IsNotDisturbedByTheSearchBefore()
    {
        var search = new FingerprintSearch(Index);
        for (var pick = 0; pick < Picks.Length; pick++)
        {
            var found = new List<(int Pick, FingerprintMatch Match)>();
            search.Find(Picks[pick], found);

            found.Select(x => x.Pick).ShouldBe(Picks[pick] is null ? [] : [pick]);
        }
    }

    /// <summary>Music that repeats one bar shares its items at many offsets.</summary>
    [Fact]
    public void Find_OfALoop_FindsItOnce()
    {
        var bar = TestItems.Random(seed: 903, 16);
        uint[] loop = [.. Enumerable.Range(0, 40).SelectMany(_ => bar)];
        var search = new FingerprintSearch(new FingerprintIndex([loop]));
        var found = new List<(int Pick, FingerprintMatch Match)>();

        search.Find(loop[3..], found);

        found.ShouldHaveSingleItem().Match.BitErrorRate.ShouldBe(0);
    }

    public static TheoryData<string, uint[]> Poor => new()
    {
        { "nothing", [] },
        { "silence", [.. Enumerable.Repeat(Chromaprint.SilenceItem, 500)] },
        { "one sound", [.. Enumerable.Repeat(558_758_263u, 500)] },
        { "too short", TestItems.Random(seed: 904, 19) },
    };

    [Theory]
    [MemberData(nameof(Poor))]
    public void Find_OfWhatTellsNothing_FindsNothing(string what, uint[] items)
    {
        var found = new List<(int Pick, FingerprintMatch Match)>();

        new FingerprintSearch(new FingerprintIndex([items, items])).Find(items, found);

        found.ShouldBeEmpty(what);
    }

    [Fact]
    public void Find_WithoutPicks_FindsNothing()
    {
        var found = new List<(int Pick, FingerprintMatch Match)>();

        new FingerprintSearch(new FingerprintIndex([])).Find(TestItems.Random(seed: 905, 300), found);

        found.ShouldBeEmpty();
    }

    [Fact]
    public void Find_InTheSteadyState_AllocatesNothing()
    {
        var search = new FingerprintSearch(Index);
        var found = new List<(int Pick, FingerprintMatch Match)>(16);
        search.Find(Picks[58], found);
        found.Clear();

        var before = GC.GetAllocatedBytesForCurrentThread();
        search.Find(Picks[58], found);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBe(0);
    }

    private static List<(int Pick, FingerprintMatch Match)> Find(uint[] candidate)
    {
        var found = new List<(int Pick, FingerprintMatch Match)>();
        new FingerprintSearch(Index).Find(candidate, found);
        return found;
    }
}
