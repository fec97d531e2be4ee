using System.Numerics.Tensors;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using BenchmarkDotNet.Attributes;
using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Benchmarks.Similarity;

/// <summary>
/// The similarity kernel on the sizes of a large library: 20 000 million multiply-adds. <see cref="FmaPeak"/> does as many in registers alone, on all
/// processors: its time divided by that of <see cref="Search"/> is the share of the machine's peak. The baseline takes the library's dot product a pair.
/// </summary>
[ShortRunJob]
public class NearestPicksBenchmark
{
    private const int Candidates = 100_000;
    private const int Dimension = 200;
    private const int Chains = 12;

    /// <summary>Enough for any number of processors to share evenly: one long piece a processor may end up on one thread.</summary>
    private const int Pieces = 500;

    private VectorTable _candidates = null!;
    private VectorTable _picks = null!;

    [Params(1000)]
    public int Picks { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        _candidates = SampleVectors.Unit(Candidates, Dimension, seed: 1);
        _picks = SampleVectors.Unit(Picks, Dimension, seed: 2);
    }

    [Benchmark(Baseline = true)]
    public float DotPerPair()
    {
        var best = new float[Candidates];
        Parallel.For(0, Candidates, candidate =>
        {
            var row = _candidates.Row(candidate);
            var max = float.NegativeInfinity;
            for (var pick = 0; pick < Picks; pick++)
            {
                max = MathF.Max(max, TensorPrimitives.Dot<float>(row, _picks.Row(pick)));
            }

            best[candidate] = max;
        });
        return best[0];
    }

    [Benchmark]
    public float Search() => NearestPicksSearch.Find(_candidates, _picks).Cosines(0)[0];

    [Benchmark]
    public float FmaPeak()
    {
        var lanes = Vector512.IsHardwareAccelerated ? Vector512<float>.Count : Vector256<float>.Count;
        var steps = (long)Candidates * Picks * Dimension / lanes / Chains / Pieces;
        var sums = new float[Pieces];
        Parallel.For(0, Pieces, piece => sums[piece] = Vector512.IsHardwareAccelerated
            ? FmaLoop<Vector512<float>, Lanes512>(steps)
            : FmaLoop<Vector256<float>, Lanes256>(steps));
        return sums[0];
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe float FmaLoop<TVector, TLanes>(long steps)
        where TVector : unmanaged
        where TLanes : struct, ILanes<TVector>
    {
        var factor = TLanes.Broadcast(0.5f);
        var one = TLanes.Broadcast(1f);
        TVector c0 = one, c1 = one, c2 = one, c3 = one, c4 = one, c5 = one, c6 = one, c7 = one, c8 = one, c9 = one, c10 = one, c11 = one;
        for (var step = 0L; step < steps; step++)
        {
            c0 = TLanes.MultiplyAdd(factor, one, c0);
            c1 = TLanes.MultiplyAdd(factor, one, c1);
            c2 = TLanes.MultiplyAdd(factor, one, c2);
            c3 = TLanes.MultiplyAdd(factor, one, c3);
            c4 = TLanes.MultiplyAdd(factor, one, c4);
            c5 = TLanes.MultiplyAdd(factor, one, c5);
            c6 = TLanes.MultiplyAdd(factor, one, c6);
            c7 = TLanes.MultiplyAdd(factor, one, c7);
            c8 = TLanes.MultiplyAdd(factor, one, c8);
            c9 = TLanes.MultiplyAdd(factor, one, c9);
            c10 = TLanes.MultiplyAdd(factor, one, c10);
            c11 = TLanes.MultiplyAdd(factor, one, c11);
        }

        var all = stackalloc float[16];
        TLanes.Store(TLanes.Max(TLanes.Max(TLanes.Max(c0, c1), TLanes.Max(c2, c3)), TLanes.Max(TLanes.Max(c4, c5), TLanes.Max(c6, c7))), all);
        var first = all[0];
        TLanes.Store(TLanes.Max(TLanes.Max(c8, c9), TLanes.Max(c10, c11)), all);
        return first + all[0];
    }
}
