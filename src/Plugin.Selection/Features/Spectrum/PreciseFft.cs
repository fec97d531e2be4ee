using System.Numerics;

namespace PredictPicks.Selection.Features.Spectrum;

/// <summary>
/// Power spectrum of real signals in double precision, for logarithms that reach further down than the noise of a transform in single
/// precision: 80 dB of magnitudes are a ratio of 10⁸. A plan: it holds tables only, so one instance serves all threads, each with scratch of its own.
/// </summary>
/// <remarks>
/// The n samples are taken as n/2 complex ones, transformed by a Stockham radix-2 decimation in frequency on split real and imaginary parts
/// (C. Van Loan, "Computational Frameworks for the Fast Fourier Transform", 1992, §1.7), and untangled into the spectrum of the real signal.
/// The relative error is about 1e-15 of the largest value.
/// </remarks>
internal sealed class PreciseFft
{
    private readonly int _half;
    private readonly double[] _cosine;
    private readonly double[] _sine;

    /// <summary>A plan for signals of <paramref name="length"/> samples: a power of two, 4 or more.</summary>
    public PreciseFft(int length)
    {
        if (length < 4 || !BitOperations.IsPow2(length))
        {
            throw new ArgumentOutOfRangeException(nameof(length), length, "Must be a power of two from 4 on.");
        }

        Length = length;
        _half = length / 2;
        _cosine = new double[_half];
        _sine = new double[_half];
        for (var i = 0; i < _half; i++)
        {
            (_sine[i], _cosine[i]) = Math.SinCos(-2 * Math.PI * i / length);
        }
    }

    /// <summary>Samples in, n.</summary>
    public int Length { get; }

    /// <summary>Doubles of scratch that a caller hands in: its contents mean nothing before and after.</summary>
    public int ScratchLength => 2 * Length;

    /// <summary>|X[k]|² for k = 0 … n/2.</summary>
    /// <param name="signal">[<see cref="Length"/>]</param>
    /// <param name="power">[n/2 + 1]</param>
    /// <param name="scratch">[<see cref="ScratchLength"/>]</param>
    public void Power(ReadOnlySpan<double> signal, Span<float> power, Span<double> scratch)
    {
        var real = scratch[.._half];
        var imaginary = scratch.Slice(_half, _half);
        for (var i = 0; i < _half; i++)
        {
            (real[i], imaginary[i]) = (signal[2 * i], signal[(2 * i) + 1]);
        }

        var otherReal = scratch.Slice(Length, _half);
        var otherImaginary = scratch.Slice(Length + _half, _half);
        for (var (count, stride) = (_half, 1); count > 1; count /= 2, stride *= 2)
        {
            Pass(real, imaginary, otherReal, otherImaginary, count / 2, stride);
            var formerReal = real;
            var formerImaginary = imaginary;
            real = otherReal;
            imaginary = otherImaginary;
            otherReal = formerReal;
            otherImaginary = formerImaginary;
        }

        Untangle(real, imaginary, power);
    }

    /// <summary>Pairs that lie half a transform apart become a sum and a turned difference, side by side.</summary>
    private void Pass(
        ReadOnlySpan<double> real, ReadOnlySpan<double> imaginary, Span<double> targetReal, Span<double> targetImaginary, int pairs, int stride)
    {
        for (var p = 0; p < pairs; p++)
        {
            // exp(−2πi·p / (2·pairs)), from a table of n/2 steps a half turn.
            var (cosine, sine) = (_cosine[p * (_half / pairs)], _sine[p * (_half / pairs)]);
            Butterflies(
                real.Slice(stride * p, stride),
                imaginary.Slice(stride * p, stride),
                real.Slice(stride * (p + pairs), stride),
                imaginary.Slice(stride * (p + pairs), stride),
                targetReal.Slice(2 * stride * p, 2 * stride),
                targetImaginary.Slice(2 * stride * p, 2 * stride),
                cosine,
                sine);
        }
    }

#pragma warning disable S107 // Two complex inputs, two outputs and a factor, each in two parts.
    private static void Butterflies(
        ReadOnlySpan<double> ar,
        ReadOnlySpan<double> ai,
        ReadOnlySpan<double> br,
        ReadOnlySpan<double> bi,
        Span<double> targetReal,
        Span<double> targetImaginary,
        double cosine,
        double sine)
    {
        var stride = ar.Length;
        var q = 0;
        for (; q + Vector<double>.Count <= stride; q += Vector<double>.Count)
        {
            var (x, y) = (new Vector<double>(ar[q..]), new Vector<double>(ai[q..]));
            var (u, v) = (new Vector<double>(br[q..]), new Vector<double>(bi[q..]));
            (x + u).CopyTo(targetReal[q..]);
            (y + v).CopyTo(targetImaginary[q..]);
            var (dr, di) = (x - u, y - v);
            ((dr * cosine) - (di * sine)).CopyTo(targetReal[(stride + q)..]);
            ((dr * sine) + (di * cosine)).CopyTo(targetImaginary[(stride + q)..]);
        }

        for (; q < stride; q++)
        {
            var (dr, di) = (ar[q] - br[q], ai[q] - bi[q]);
            (targetReal[q], targetImaginary[q]) = (ar[q] + br[q], ai[q] + bi[q]);
            (targetReal[stride + q], targetImaginary[stride + q]) = ((dr * cosine) - (di * sine), (dr * sine) + (di * cosine));
        }
    }
#pragma warning restore S107

    /// <summary>The even samples' spectrum is the symmetric part, the odd samples' the other; they add up with a turn.</summary>
    private void Untangle(ReadOnlySpan<double> real, ReadOnlySpan<double> imaginary, Span<float> power)
    {
        for (var k = 0; k <= _half; k++)
        {
            var (i, j) = (k % _half, (_half - k) % _half);
            var (evenReal, evenImaginary) = ((real[i] + real[j]) / 2, (imaginary[i] - imaginary[j]) / 2);
            var (oddReal, oddImaginary) = ((imaginary[i] + imaginary[j]) / 2, (real[j] - real[i]) / 2);
            var (cosine, sine) = k < _half ? (_cosine[k], _sine[k]) : (-1, 0);
            var x = evenReal + (oddReal * cosine) - (oddImaginary * sine);
            var y = evenImaginary + (oddReal * sine) + (oddImaginary * cosine);
            power[k] = (float)((x * x) + (y * y));
        }
    }
}
