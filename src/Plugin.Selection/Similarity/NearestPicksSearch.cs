using System.Runtime.Intrinsics;
using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Similarity;

/// <summary>
/// Every candidate against every pick, brute force: a blocked matrix product whose scores are reduced to the best few while they are in the cache.
/// The matrix of all scores never exists; a thread holds the scores of 48 candidates and up to 1 024 picks (192 KB).
/// The result is the same for any number of threads and, on processors with FMA, for any width of their registers.
/// </summary>
internal static class NearestPicksSearch
{
    /// <summary>Finds each candidate's nearest picks.</summary>
    /// <param name="candidates">Rows of unit length, or zero where the vector is missing. A row of any other length, or one that is not finite, counts as missing.</param>
    /// <param name="picks">Rows alike, of the same dimension. Rows that are equal are neighbours each; leaving duplicates out is the caller's business.</param>
    /// <param name="ownPicks">For each candidate its own row among the picks, which is left out for it, or −1; empty when no candidate is a pick.</param>
    /// <param name="progress">Hears of candidates done, a few times a second.</param>
    /// <param name="maxThreads">Threads at most; −1: one a processor.</param>
    /// <param name="cancellationToken">Stops within milliseconds.</param>
    public static NearestPicks Find(
        VectorTable candidates,
        VectorTable picks,
        ReadOnlyMemory<int> ownPicks = default,
        IProgress<JobProgress>? progress = null,
        int maxThreads = -1,
        CancellationToken cancellationToken = default)
    {
        if (Vector512.IsHardwareAccelerated)
        {
            return NearestPicksSearch<Vector512<float>, Lanes512>.Find(candidates, picks, ownPicks, progress, maxThreads, cancellationToken);
        }

        return Vector256.IsHardwareAccelerated
            ? NearestPicksSearch<Vector256<float>, Lanes256>.Find(candidates, picks, ownPicks, progress, maxThreads, cancellationToken)
            : NearestPicksSearch<Vector128<float>, Lanes128>.Find(candidates, picks, ownPicks, progress, maxThreads, cancellationToken);
    }
}

/// <summary>The search for one width of registers.</summary>
internal sealed unsafe class NearestPicksSearch<TVector, TLanes>
    where TVector : unmanaged
    where TLanes : struct, ILanes<TVector>
{
    /// <summary>Candidates of a block, a multiple of the tile's rows: they (48 × 200 × 4 = 38 KB) and their scores stay in the second-level cache.</summary>
    private const int BlockRows = 48;

    /// <summary>Picks of a block.</summary>
    private const int BlockPicks = 1024;

    private readonly VectorTable _candidates;
    private readonly PickPanels _picks;
    private readonly ReadOnlyMemory<int> _ownPicks;
    private readonly NearestPicks _result;

    private NearestPicksSearch(VectorTable candidates, VectorTable picks, ReadOnlyMemory<int> ownPicks)
    {
        _candidates = candidates;
        _picks = new PickPanels(picks, PanelProduct<TVector, TLanes>.TileWidth, BestScores.Groups);
        _ownPicks = ownPicks;
        _result = new NearestPicks(candidates.Count);
    }

    /// <inheritdoc cref="NearestPicksSearch.Find"/>
    public static NearestPicks Find(
        VectorTable candidates,
        VectorTable picks,
        ReadOnlyMemory<int> ownPicks,
        IProgress<JobProgress>? progress,
        int maxThreads,
        CancellationToken cancellationToken)
    {
        if (candidates.Dimension != picks.Dimension)
        {
            throw new ArgumentException($"Picks of {picks.Dimension} components cannot be compared with candidates of {candidates.Dimension}.", nameof(picks));
        }

        if (!ownPicks.IsEmpty && ownPicks.Length != candidates.Count)
        {
            throw new ArgumentException($"{ownPicks.Length} own picks for {candidates.Count} candidates.", nameof(ownPicks));
        }

        var search = new NearestPicksSearch<TVector, TLanes>(candidates, picks, ownPicks);
        var meter = new RankingMeter(progress, candidates.Count);
        var options = new ParallelOptions { MaxDegreeOfParallelism = maxThreads, CancellationToken = cancellationToken };
        Parallel.For(
            0,
            (candidates.Count + BlockRows - 1) / BlockRows,
            options,
            () => new Scratch(Math.Min(search._picks.PaddedCount, BlockPicks)),
            (block, _, scratch) =>
            {
                meter.Add(search.SearchBlock(block * BlockRows, scratch));
                return scratch;
            },
            _ => { });
        return search._result;
    }

    private int SearchBlock(int firstRow, Scratch scratch)
    {
        var rowCount = Math.Min(BlockRows, _candidates.Count - firstRow);
        Array.Fill(scratch.Best, BestScores.Empty);
        for (var firstPick = 0; firstPick < _picks.PaddedCount; firstPick += BlockPicks)
        {
            var pickCount = Math.Min(BlockPicks, _picks.PaddedCount - firstPick);
            Multiply(firstRow, rowCount, firstPick, pickCount, scratch);
            for (var row = 0; row < rowCount; row++)
            {
                Reduce(row, firstRow + row, firstPick, pickCount, scratch);
            }
        }

        for (var row = 0; row < rowCount; row++)
        {
            _result.Set(firstRow + row, scratch.BestOf(row), _picks.Rows);
        }

        return rowCount;
    }

    private void Multiply(int firstRow, int rowCount, int firstPick, int pickCount, Scratch scratch)
    {
        var dimension = _candidates.Dimension;
        fixed (float* values = _candidates.Values)
        {
            var rows = values + ((nint)firstRow * dimension);
            for (var pick = 0; pick < pickCount; pick += _picks.Width)
            {
                PanelProduct<TVector, TLanes>.Multiply(
                    rows, dimension, rowCount, _picks.Panel(firstPick + pick), dimension, scratch.Scores.Pointer + pick, scratch.Stride);
            }
        }
    }

    private void Reduce(int row, int candidate, int firstPick, int pickCount, Scratch scratch)
    {
        if (!PickPanels.IsUnit(_candidates.Row(candidate)))
        {
            return;
        }

        var scores = scratch.Scores.Span.Slice(row * scratch.Stride, pickCount);
        var padding = firstPick + pickCount - _picks.Rows.Length;
        if (padding > 0)
        {
            scores[^padding..].Fill(float.NegativeInfinity);
        }

        var ownPick = _ownPicks.IsEmpty ? -1 : _ownPicks.Span[candidate];
        var own = ownPick < 0 ? -1 : _picks.PositionOf(ownPick) - firstPick;
        if (own >= 0 && own < pickCount)
        {
            scores[own] = float.NegativeInfinity;
        }

        BestScores.Merge<TVector, TLanes>(
            scratch.Scores.Pointer + ((nint)row * scratch.Stride), pickCount, firstPick, scratch.BestOf(row));
    }

    /// <summary>What one thread works with.</summary>
    private sealed class Scratch(int stride)
    {
        /// <summary>From one candidate's scores to the next one's.</summary>
        public int Stride { get; } = stride;

        public AlignedFloats Scores { get; } = new(BlockRows * stride);

        public long[] Best { get; } = new long[BlockRows * BestScores.Kept];

        public Span<long> BestOf(int row) => Best.AsSpan(row * BestScores.Kept, BestScores.Kept);
    }
}
