using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PredictPicks.Selection.Features.Spectrum;

/// <summary>
/// The passes of <see cref="RealFft"/>. A radix-4 pass computes, for block p and neighbour q, from a, b, c, d = x[q + s·(p + j·m)], j = 0
/// … 3 (s stride, m blocks): y[q + s·(4p + 0)] = a + c + (b + d); y[… + 1] = w^p·(a − c − i(b − d)); y[… + 2] = w^2p·(a + c − (b + d));
/// y[… + 3] = w^3p·(a − c + i(b − d)). Lanes run over p where s = 1 and over q where s ≥ 4, so only the first pass has to transpose. All
/// lengths are multiples of the lane count, since half the length is a power of two of at least 16.
/// </summary>
internal static class FftKernels
{
    /// <summary>Stride 1, reading the samples as interleaved complex numbers.</summary>
    public static void FirstPass(ReadOnlySpan<float> signal, SplitComplex target, FftPass pass)
    {
        ref var x = ref MemoryMarshal.GetReference(signal);
        ref var re = ref MemoryMarshal.GetReference(target.Real);
        ref var im = ref MemoryMarshal.GetReference(target.Imaginary);
        ref var w = ref MemoryMarshal.GetArrayDataReference(pass.Factors);
        var m = (nuint)pass.Blocks;
        for (nuint p = 0; p < m; p += 4)
        {
            var (ar, ai) = LoadInterleaved(ref x, p);
            var (br, bi) = LoadInterleaved(ref x, p + m);
            var (cr, ci) = LoadInterleaved(ref x, p + (2 * m));
            var (dr, di) = LoadInterleaved(ref x, p + (3 * m));
            var (sumR, sumI, difR, difI) = (ar + cr, ai + ci, ar - cr, ai - ci);
            var (oddR, oddI, turnR, turnI) = (br + dr, bi + di, bi - di, dr - br);
            var (y1R, y1I) = Multiply(difR + turnR, difI + turnI, Vector128.LoadUnsafe(ref w, p), Vector128.LoadUnsafe(ref w, m + p));
            var (y2R, y2I) = Multiply(sumR - oddR, sumI - oddI, Vector128.LoadUnsafe(ref w, (2 * m) + p), Vector128.LoadUnsafe(ref w, (3 * m) + p));
            var (y3R, y3I) = Multiply(difR - turnR, difI - turnI, Vector128.LoadUnsafe(ref w, (4 * m) + p), Vector128.LoadUnsafe(ref w, (5 * m) + p));
            StoreTransposed(ref re, 4 * p, sumR + oddR, y1R, y2R, y3R);
            StoreTransposed(ref im, 4 * p, sumI + oddI, y1I, y2I, y3I);
        }
    }

    /// <summary>Stride 4 and more.</summary>
    public static void Pass(SplitComplex source, SplitComplex target, FftPass pass)
    {
        if (pass.Stride < Vector<float>.Count)
        {
            PassOfStride4(source, target, pass);
            return;
        }

        ref var xr = ref MemoryMarshal.GetReference(source.Real);
        ref var xi = ref MemoryMarshal.GetReference(source.Imaginary);
        ref var yr = ref MemoryMarshal.GetReference(target.Real);
        ref var yi = ref MemoryMarshal.GetReference(target.Imaginary);
        var w = pass.Factors.AsSpan();
        var blocks = pass.Blocks;
        var s = (nuint)pass.Stride;
        var m = (nuint)blocks * s;
        for (var p = 0; p < blocks; p++)
        {
            var (w1R, w1I) = (new Vector<float>(w[p]), new Vector<float>(w[blocks + p]));
            var (w2R, w2I) = (new Vector<float>(w[(2 * blocks) + p]), new Vector<float>(w[(3 * blocks) + p]));
            var (w3R, w3I) = (new Vector<float>(w[(4 * blocks) + p]), new Vector<float>(w[(5 * blocks) + p]));
            var x = (nuint)p * s;
            var y = 4 * x;
            for (var end = x + s; x < end; x += (nuint)Vector<float>.Count, y += (nuint)Vector<float>.Count)
            {
                var (ar, ai) = (Vector.LoadUnsafe(ref xr, x), Vector.LoadUnsafe(ref xi, x));
                var (br, bi) = (Vector.LoadUnsafe(ref xr, x + m), Vector.LoadUnsafe(ref xi, x + m));
                var (cr, ci) = (Vector.LoadUnsafe(ref xr, x + (2 * m)), Vector.LoadUnsafe(ref xi, x + (2 * m)));
                var (dr, di) = (Vector.LoadUnsafe(ref xr, x + (3 * m)), Vector.LoadUnsafe(ref xi, x + (3 * m)));
                var (sumR, sumI, difR, difI) = (ar + cr, ai + ci, ar - cr, ai - ci);
                var (oddR, oddI, turnR, turnI) = (br + dr, bi + di, bi - di, dr - br);
                (sumR + oddR).StoreUnsafe(ref yr, y);
                (sumI + oddI).StoreUnsafe(ref yi, y);
                StoreProduct(ref yr, ref yi, y + s, difR + turnR, difI + turnI, w1R, w1I);
                StoreProduct(ref yr, ref yi, y + (2 * s), sumR - oddR, sumI - oddI, w2R, w2I);
                StoreProduct(ref yr, ref yi, y + (3 * s), difR - turnR, difI - turnI, w3R, w3I);
            }
        }
    }

    /// <summary>The last pass where half the length is an odd power of two: sums and differences of the two halves.</summary>
    public static void Radix2(SplitComplex source, SplitComplex target)
    {
        Radix2(source.Real, target.Real);
        Radix2(source.Imaginary, target.Imaginary);
    }

    /// <summary>
    /// From the transform Z of the n/2 complex numbers to the spectrum X of the n real ones. With E = ½(Z[k] + Z*[n/2 − k]), the even
    /// samples' spectrum, and O = −½i(Z[k] − Z*[n/2 − k]), the odd ones': X[k] = E + w·O and X[n/2 − k] = (E − w·O)*, w = exp(−2πik/n).
    /// </summary>
    public static void Untangle(SplitComplex z, Span<float> real, Span<float> imaginary, FftTables tables)
    {
        var half = (nuint)z.Real.Length;
        ref var zr = ref MemoryMarshal.GetReference(z.Real);
        ref var zi = ref MemoryMarshal.GetReference(z.Imaginary);
        ref var re = ref MemoryMarshal.GetReference(real);
        ref var im = ref MemoryMarshal.GetReference(imaginary);
        ref var cosine = ref MemoryMarshal.GetArrayDataReference(tables.UntangleCosine);
        ref var sine = ref MemoryMarshal.GetArrayDataReference(tables.UntangleSine);
        re = zr + zi;
        im = 0;
        Unsafe.Add(ref re, half) = zr - zi;
        Unsafe.Add(ref im, half) = 0;

        // Half the length is a multiple of 8, so the vectors of k = 1 … n/4 and their mirror images meet in the middle, without a rest.
        for (nuint k = 1; k <= half / 2; k += 4)
        {
            var mirror = half - k - 3;
            var (ar, ai) = (Vector128.LoadUnsafe(ref zr, k), Vector128.LoadUnsafe(ref zi, k));
            var (br, bi) = (Reverse(Vector128.LoadUnsafe(ref zr, mirror)), Reverse(Vector128.LoadUnsafe(ref zi, mirror)));
            var (c, s) = (Vector128.LoadUnsafe(ref cosine, k), Vector128.LoadUnsafe(ref sine, k));
            var (evenR, evenI) = ((ar + br) * 0.5f, (ai - bi) * 0.5f);
            var (oddR, oddI) = (ai + bi, br - ar);
            var turnR = Vector128.MultiplyAddEstimate(c, oddR, s * oddI);
            var turnI = Vector128.MultiplyAddEstimate(c, oddI, -(s * oddR));
            (evenR + turnR).StoreUnsafe(ref re, k);
            (evenI + turnI).StoreUnsafe(ref im, k);
            Reverse(evenR - turnR).StoreUnsafe(ref re, mirror);
            Reverse(turnI - evenI).StoreUnsafe(ref im, mirror);
        }
    }

    private static void PassOfStride4(SplitComplex source, SplitComplex target, FftPass pass)
    {
        ref var xr = ref MemoryMarshal.GetReference(source.Real);
        ref var xi = ref MemoryMarshal.GetReference(source.Imaginary);
        ref var yr = ref MemoryMarshal.GetReference(target.Real);
        ref var yi = ref MemoryMarshal.GetReference(target.Imaginary);
        ref var w = ref MemoryMarshal.GetArrayDataReference(pass.Factors);
        var blocks = (nuint)pass.Blocks;
        var m = 4 * blocks;
        for (nuint p = 0; p < blocks; p++)
        {
            var x = 4 * p;
            var y = 16 * p;
            var (ar, ai) = (Vector128.LoadUnsafe(ref xr, x), Vector128.LoadUnsafe(ref xi, x));
            var (br, bi) = (Vector128.LoadUnsafe(ref xr, x + m), Vector128.LoadUnsafe(ref xi, x + m));
            var (cr, ci) = (Vector128.LoadUnsafe(ref xr, x + (2 * m)), Vector128.LoadUnsafe(ref xi, x + (2 * m)));
            var (dr, di) = (Vector128.LoadUnsafe(ref xr, x + (3 * m)), Vector128.LoadUnsafe(ref xi, x + (3 * m)));
            var (sumR, sumI, difR, difI) = (ar + cr, ai + ci, ar - cr, ai - ci);
            var (oddR, oddI, turnR, turnI) = (br + dr, bi + di, bi - di, dr - br);
            var (y1R, y1I) = Multiply(difR + turnR, difI + turnI, Spread(ref w, p), Spread(ref w, blocks + p));
            var (y2R, y2I) = Multiply(sumR - oddR, sumI - oddI, Spread(ref w, (2 * blocks) + p), Spread(ref w, (3 * blocks) + p));
            var (y3R, y3I) = Multiply(difR - turnR, difI - turnI, Spread(ref w, (4 * blocks) + p), Spread(ref w, (5 * blocks) + p));
            (sumR + oddR).StoreUnsafe(ref yr, y);
            (sumI + oddI).StoreUnsafe(ref yi, y);
            y1R.StoreUnsafe(ref yr, y + 4);
            y1I.StoreUnsafe(ref yi, y + 4);
            y2R.StoreUnsafe(ref yr, y + 8);
            y2I.StoreUnsafe(ref yi, y + 8);
            y3R.StoreUnsafe(ref yr, y + 12);
            y3I.StoreUnsafe(ref yi, y + 12);
        }
    }

    private static void Radix2(Span<float> source, Span<float> target)
    {
        ref var x = ref MemoryMarshal.GetReference(source);
        ref var y = ref MemoryMarshal.GetReference(target);
        var half = (nuint)source.Length / 2;
        for (nuint i = 0; i < half; i += (nuint)Vector<float>.Count)
        {
            var a = Vector.LoadUnsafe(ref x, i);
            var b = Vector.LoadUnsafe(ref x, half + i);
            (a + b).StoreUnsafe(ref y, i);
            (a - b).StoreUnsafe(ref y, half + i);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Spread(ref float values, nuint index) => Vector128.Create(Unsafe.Add(ref values, index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector128<float> Real, Vector128<float> Imaginary) Multiply(
        Vector128<float> xr, Vector128<float> xi, Vector128<float> wr, Vector128<float> wi) =>
        (Vector128.MultiplyAddEstimate(xr, wr, -(xi * wi)), Vector128.MultiplyAddEstimate(xr, wi, xi * wr));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreProduct(
        ref float yr, ref float yi, nuint index, Vector<float> xr, Vector<float> xi, Vector<float> wr, Vector<float> wi)
    {
        Vector.MultiplyAddEstimate(xr, wr, -(xi * wi)).StoreUnsafe(ref yr, index);
        Vector.MultiplyAddEstimate(xr, wi, xi * wr).StoreUnsafe(ref yi, index);
    }

    /// <summary>Four complex numbers from index <paramref name="p"/> on, apart.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static (Vector128<float> Real, Vector128<float> Imaginary) LoadInterleaved(ref float x, nuint p)
    {
        var low = Vector128.LoadUnsafe(ref x, 2 * p);
        var high = Vector128.LoadUnsafe(ref x, (2 * p) + 4);
        return (Lanes.Even(low, high), Lanes.Odd(low, high));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void StoreTransposed(
        ref float target, nuint index, Vector128<float> row0, Vector128<float> row1, Vector128<float> row2, Vector128<float> row3)
    {
        var (low02, high02) = (Lanes.ZipLow(row0, row2), Lanes.ZipHigh(row0, row2));
        var (low13, high13) = (Lanes.ZipLow(row1, row3), Lanes.ZipHigh(row1, row3));
        Lanes.ZipLow(low02, low13).StoreUnsafe(ref target, index);
        Lanes.ZipHigh(low02, low13).StoreUnsafe(ref target, index + 4);
        Lanes.ZipLow(high02, high13).StoreUnsafe(ref target, index + 8);
        Lanes.ZipHigh(high02, high13).StoreUnsafe(ref target, index + 12);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector128<float> Reverse(Vector128<float> values) => Vector128.Shuffle(values, Vector128.Create(3, 2, 1, 0));
}
