using System.Runtime.Intrinsics;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Tests.Similarity;

public sealed class NearestPicksSearchTests
{
    public enum Width
    {
        Bits128 = 128,
        Bits256 = 256,
        Bits512 = 512,
    }

    [Theory]
    [InlineData(Width.Bits128)]
    [InlineData(Width.Bits256)]
    [InlineData(Width.Bits512)]
    public void Find_EveryTailLength_AgreesWithScalarTwin(Width width)
    {
        for (var dimension = 1; dimension <= 70; dimension++)
        {
            for (var pickCount = 1; pickCount <= 40; pickCount++)
            {
                var candidateCount = 1 + (((dimension * 7) + (pickCount * 3)) % 20);
                var candidates = SampleVectors.Unit(candidateCount, dimension, seed: dimension);
                var picks = SampleVectors.Unit(pickCount, dimension, seed: 1000 + pickCount);
                Find(width, candidates, picks).ShouldBeResultOf(candidates, picks);
            }
        }
    }

    [Theory]
    [InlineData(Width.Bits128)]
    [InlineData(Width.Bits256)]
    [InlineData(Width.Bits512)]
    public void Find_MorePicksThanABlock_AgreesWithScalarTwin(Width width)
    {
        foreach (var pickCount in (int[])[1023, 1024, 1025, 2500])
        {
            var candidates = SampleVectors.Unit(130, 5, seed: 1);
            var picks = SampleVectors.Unit(pickCount, 5, seed: 2);
            Find(width, candidates, picks).ShouldBeResultOf(candidates, picks);
        }
    }

    [Theory]
    [InlineData(Width.Bits128)]
    [InlineData(Width.Bits256)]
    [InlineData(Width.Bits512)]
    public void Find_PicksInOrderOfRisingSimilarity_AgreesWithScalarTwin(Width width)
    {
        // The worst order for a search that keeps the best so far: every pick beats all before it.
        var candidates = SampleVectors.Of([1f, 0f]);
        var picks = SampleVectors.Of([.. Enumerable.Range(0, 2100).Select(i => SampleVectors.AtCosine(-0.99 + (i * 0.0009)))]);
        Find(width, candidates, picks).ShouldBeResultOf(candidates, picks);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(30)]
    [InlineData(1500)]
    public void Find_EqualPicks_AreNeighboursInOrderOfRows(int copies)
    {
        var candidates = SampleVectors.Unit(3, 50, seed: 3);
        var picks = new VectorTable([.. Enumerable.Repeat(candidates.Row(1).ToArray(), copies).SelectMany(row => row)], 50);
        var result = NearestPicksSearch.Find(candidates, picks);
        result.ShouldBeResultOf(candidates, picks);
        result.Picks(1).ToArray().ShouldBe(Enumerable.Range(0, Math.Min(copies, 5)));
        result.Cosines(1)[0].ShouldBe(1f, 1e-6f);
        result.Cosines(1)[0].ShouldBeLessThanOrEqualTo(1f);
    }

    [Fact]
    public void Find_CandidateWithoutVector_HasNoNeighbours()
    {
        var candidates = SampleVectors.Of([1f, 0f], [0f, 0f], [0f, 1f]);
        var picks = SampleVectors.Unit(40, 2, seed: 4);
        var result = NearestPicksSearch.Find(candidates, picks);
        result.HasAny(1).ShouldBeFalse();
        result.Cosines(1).Length.ShouldBe(0);
        result.Picks(1).Length.ShouldBe(0);
        result.WideMean(1).ShouldBeNull();
        result.ShouldBeResultOf(candidates, picks);
    }

    [Fact]
    public void Find_PickWithoutVector_IsNobodysNeighbour()
    {
        var candidates = SampleVectors.Of([1f, 0f]);
        var picks = SampleVectors.Of([0f, 0f], [-1f, 0f], [0f, 0f]);
        var result = NearestPicksSearch.Find(candidates, picks);
        result.Picks(0).ToArray().ShouldBe([1]);
        result.Cosines(0).ToArray().ShouldBe([-1f]);
        result.WideMean(0).ShouldBe(-1f);
    }

    [Theory]
    [InlineData(float.NaN)]
    [InlineData(float.PositiveInfinity)]
    [InlineData(1e30f)]
    [InlineData(0.5f)]
    public void Find_RowThatIsNoUnitVector_CountsAsMissing(float value)
    {
        var candidates = SampleVectors.Unit(7, 3, seed: 5);
        var picks = SampleVectors.Unit(40, 3, seed: 6);
        candidates.Row(2).Clear();
        candidates.Row(2)[1] = value;
        picks.Row(9).Clear();
        picks.Row(9)[0] = value;
        var result = NearestPicksSearch.Find(candidates, picks);
        result.HasAny(2).ShouldBeFalse();
        result.ShouldBeResultOf(candidates, picks);
    }

    [Fact]
    public void Find_CandidateThatIsAPick_LeavesItselfOut()
    {
        var picks = SampleVectors.Unit(1100, 20, seed: 7);
        var candidates = new VectorTable([.. picks.Values], 20);
        picks.Row(11).Clear();
        var own = Enumerable.Range(0, 1100).Select(row => row % 3 == 0 ? -1 : row).ToArray();
        var result = NearestPicksSearch.Find(candidates, picks, own);
        result.ShouldBeResultOf(candidates, picks, own);
        result.Picks(3)[0].ShouldBe(3);
        result.Picks(4).ToArray().ShouldNotContain(4);
        result.Picks(1099).ToArray().ShouldNotContain(1099);
    }

    [Fact]
    public void Find_OnlyPickIsTheCandidateItself_HasNoNeighbours()
    {
        var table = SampleVectors.Unit(1, 20, seed: 8);
        NearestPicksSearch.Find(table, table, new[] { 0 }).HasAny(0).ShouldBeFalse();
    }

    [Fact]
    public void Find_NoPicks_NobodyHasNeighbours()
    {
        var result = NearestPicksSearch.Find(SampleVectors.Unit(50, 4, seed: 9), new VectorTable([], 4));
        result.Count.ShouldBe(50);
        Enumerable.Range(0, 50).ShouldAllBe(candidate => !result.HasAny(candidate));
    }

    [Fact]
    public void Find_NoCandidates_IsEmpty() =>
        NearestPicksSearch.Find(new VectorTable([], 4), SampleVectors.Unit(5, 4, seed: 10)).Count.ShouldBe(0);

    [Theory]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(-1)]
    public void Find_AnyNumberOfThreads_SameResult(int threads)
    {
        var candidates = SampleVectors.Unit(1000, 33, seed: 11);
        var picks = SampleVectors.Unit(77, 33, seed: 12);
        ShouldBeSame(
            NearestPicksSearch.Find(candidates, picks, maxThreads: threads),
            NearestPicksSearch.Find(candidates, picks, maxThreads: 1));
    }

    [Fact]
    public void Find_AnyWidth_SameResult()
    {
        var candidates = SampleVectors.Unit(100, 200, seed: 13);
        var picks = SampleVectors.Unit(77, 200, seed: 14);
        ShouldBeSame(Find(Width.Bits128, candidates, picks), Find(Width.Bits512, candidates, picks));
        ShouldBeSame(Find(Width.Bits256, candidates, picks), Find(Width.Bits512, candidates, picks));
    }

    [Fact]
    public void Find_Cancelled_Throws()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Should.Throw<OperationCanceledException>(() => NearestPicksSearch.Find(
            SampleVectors.Unit(100, 4, seed: 15), SampleVectors.Unit(5, 4, seed: 16), cancellationToken: source.Token));
    }

    [Fact]
    public void Find_Progress_EndsWithAllCandidates()
    {
        var reports = new List<JobProgress>();
        NearestPicksSearch.Find(
            SampleVectors.Unit(500, 4, seed: 17), SampleVectors.Unit(5, 4, seed: 18), progress: new Recorder(reports));
        reports.ShouldContain(new JobProgress(JobPhase.Ranking, 500, 500));
    }

    [Fact]
    public void Find_DifferentDimensions_Throws() =>
        Should.Throw<ArgumentException>(() => NearestPicksSearch.Find(new VectorTable([], 4), new VectorTable([], 5)));

    [Fact]
    public void Find_OwnPicksOfAnotherLength_Throws() =>
        Should.Throw<ArgumentException>(() => NearestPicksSearch.Find(
            SampleVectors.Unit(3, 4, seed: 19), SampleVectors.Unit(3, 4, seed: 20), new[] { 0 }));

    private static NearestPicks Find(Width width, VectorTable candidates, VectorTable picks) => width switch
    {
        Width.Bits512 => NearestPicksSearch<Vector512<float>, Lanes512>.Find(candidates, picks, default, null, -1, CancellationToken.None),
        Width.Bits256 => NearestPicksSearch<Vector256<float>, Lanes256>.Find(candidates, picks, default, null, -1, CancellationToken.None),
        _ => NearestPicksSearch<Vector128<float>, Lanes128>.Find(candidates, picks, default, null, -1, CancellationToken.None),
    };

    private static void ShouldBeSame(NearestPicks actual, NearestPicks expected)
    {
        for (var candidate = 0; candidate < expected.Count; candidate++)
        {
            actual.Picks(candidate).SequenceEqual(expected.Picks(candidate)).ShouldBeTrue();
            actual.Cosines(candidate).SequenceEqual(expected.Cosines(candidate)).ShouldBeTrue();
            actual.WideMean(candidate).ShouldBe(expected.WideMean(candidate));
        }
    }

    private sealed class Recorder(List<JobProgress> reports) : IProgress<JobProgress>
    {
        public void Report(JobProgress value)
        {
            lock (reports)
            {
                reports.Add(value);
            }
        }
    }
}
