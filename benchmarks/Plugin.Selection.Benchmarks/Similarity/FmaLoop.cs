using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Benchmarks.Similarity;

/// <summary>Multiply-adds of registers alone, as wide as there are: what a core can do at the most.</summary>
internal static class FmaLoop
{
    private const int Chains = 12;

    /// <summary>Multiply-adds of one step.</summary>
    public static int AddsAStep => Chains * (Vector512.IsHardwareAccelerated ? Vector512<float>.Count : Vector256<float>.Count);

    /// <summary>Runs on this thread.</summary>
    public static float Run(long steps) => Vector512.IsHardwareAccelerated
        ? Run<Vector512<float>, Lanes512>(steps)
        : Run<Vector256<float>, Lanes256>(steps);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static unsafe float Run<TVector, TLanes>(long steps)
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
