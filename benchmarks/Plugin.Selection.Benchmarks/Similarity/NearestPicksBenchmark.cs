using System.Numerics.Tensors;
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
        var steps = (long)Candidates * Picks * Dimension / FmaLoop.AddsAStep / Pieces;
        var sums = new float[Pieces];
        Parallel.For(0, Pieces, piece => sums[piece] = FmaLoop.Run(steps));
        return sums[0];
    }
}
