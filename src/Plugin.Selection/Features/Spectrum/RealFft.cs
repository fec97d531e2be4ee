using System.Numerics;

namespace PredictPicks.Selection.Features.Spectrum;

/// <summary>
/// Forward Fourier transform of real signals whose length is a power of two, unscaled: X[k] = Σ x[t]·exp(−2πi·k·t/n) for k = 0 … n/2.
/// A plan: it holds tables only, so one instance serves all threads, each with scratch of its own; no call allocates.
/// </summary>
/// <remarks>
/// The n samples are taken as n/2 complex ones, transformed by a Stockham radix-4 decimation in frequency on split real and imaginary
/// parts (C. Van Loan, "Computational Frameworks for the Fast Fourier Transform", 1992, §1.7), and untangled into the spectrum of the real
/// signal. The same input gives the same bits, wherever it lies in memory.
/// The relative error is about 1e-7·log2(n) of the largest value. NaN or infinity anywhere makes the whole spectrum meaningless.
/// </remarks>
internal sealed class RealFft
{
    /// <summary>Longest signal: tables of 16 MB.</summary>
    public const int MaxLength = 1 << 20;

    /// <summary>Complex lengths below one block of the vector kernels are summed up directly.</summary>
    private const int MinVectorLength = 16;

    private readonly int _half;
    private readonly FftTables? _tables;
    private readonly DirectDft? _direct;

    /// <summary>A plan for signals of <paramref name="length"/> samples: a power of two, 2 to <see cref="MaxLength"/>.</summary>
    public RealFft(int length)
    {
        if (length is < 2 or > MaxLength || !BitOperations.IsPow2(length))
        {
            throw new ArgumentOutOfRangeException(nameof(length), length, $"Must be a power of two from 2 to {MaxLength}.");
        }

        Length = length;
        _half = length / 2;
        if (_half < MinVectorLength)
        {
            _direct = new DirectDft(length);
        }
        else
        {
            _tables = new FftTables(length);
        }
    }

    /// <summary>Samples in, n.</summary>
    public int Length { get; }

    /// <summary>Values out: n/2 + 1.</summary>
    public int Bins => _half + 1;

    /// <summary>Floats of scratch that a caller hands in: its contents mean nothing before and after.</summary>
    public int ScratchLength => (2 * Length) + 2;

    /// <summary>The spectrum of <paramref name="signal"/> as real and imaginary parts.</summary>
    /// <param name="signal">[<see cref="Length"/>]; only read.</param>
    /// <param name="real">[<see cref="Bins"/>]</param>
    /// <param name="imaginary">[<see cref="Bins"/>]; the first and the last value are 0.</param>
    /// <param name="scratch">[<see cref="ScratchLength"/>]; overlaps nothing else.</param>
    public void Forward(ReadOnlySpan<float> signal, Span<float> real, Span<float> imaginary, Span<float> scratch)
    {
        Require(signal.Length >= Length, nameof(signal));
        Require(real.Length >= Bins, nameof(real));
        Require(imaginary.Length >= Bins, nameof(imaginary));
        Require(scratch.Length >= ScratchLength, nameof(scratch));
        if (_direct is not null)
        {
            _direct.Forward(signal, real, imaginary);
            return;
        }

        Transform(signal, scratch, real, imaginary);
    }

    /// <summary>The power spectrum |X[k]|² of <paramref name="signal"/>.</summary>
    /// <param name="signal">[<see cref="Length"/>]; only read.</param>
    /// <param name="power">[<see cref="Bins"/>]</param>
    /// <param name="scratch">[<see cref="ScratchLength"/>]; overlaps nothing else.</param>
    public void Power(ReadOnlySpan<float> signal, Span<float> power, Span<float> scratch)
    {
        Require(signal.Length >= Length, nameof(signal));
        Require(power.Length >= Bins, nameof(power));
        Require(scratch.Length >= ScratchLength, nameof(scratch));

        // The upper half of the scratch is free again once the samples are transformed.
        var real = scratch.Slice(Length, Bins);
        var imaginary = scratch.Slice(Length + Bins, Bins);
        if (_direct is not null)
        {
            _direct.Forward(signal, real, imaginary);
        }
        else
        {
            Transform(signal, scratch, real, imaginary);
        }

        SpectrumMath.SquaredMagnitude(real, imaginary, power);
    }

    private void Transform(ReadOnlySpan<float> signal, Span<float> scratch, Span<float> real, Span<float> imaginary)
    {
        var tables = _tables!;
        var near = new SplitComplex(scratch[.._half], scratch.Slice(_half, _half));
        var far = new SplitComplex(scratch.Slice(Length, _half), scratch.Slice(Length + _half, _half));

        // Every pass writes to the other buffer; the first one is chosen so that the last pass ends in the near one,
        // because the far one may be where the spectrum goes.
        var (target, other) = tables.PassCount % 2 == 1 ? (0, 1) : (1, 0);
        FftKernels.FirstPass(signal, target == 0 ? near : far, tables.Passes[0]);
        for (var pass = 1; pass < tables.Passes.Length; pass++)
        {
            (target, other) = (other, target);
            FftKernels.Pass(other == 0 ? near : far, target == 0 ? near : far, tables.Passes[pass]);
        }

        if (tables.EndsWithRadix2)
        {
            FftKernels.Radix2(far, near);
        }

        FftKernels.Untangle(near, real, imaginary, tables);
    }

    private static void Require(bool condition, string name)
    {
        if (!condition)
        {
            throw new ArgumentException("The span is too short for this transform.", name);
        }
    }
}
