namespace PredictPicks.Selection.Features.Loudness;

/// <summary>
/// The K-weighting of ITU-R BS.1770-4 for any sample rate: a high shelf (+4 dB above about 1.7 kHz, the head) and a high-pass (38 Hz), each the bilinear
/// transform of an analogue prototype. The recommendation gives coefficients at 48 kHz only; the prototypes whose transform they are were published by
/// B. De Man, "Evaluation of Implementations of the EBU R128 Loudness Measurement", AES 145, 2018.
/// </summary>
internal sealed class KWeighting
{
    private const double ShelfHz = 1681.974450955533;
    private const double ShelfGainDb = 3.999843853973347;
    private const double ShelfQ = 0.7071752369554196;
    private const double ShelfBandExponent = 0.4996667741545416;
    private const double HighPassHz = 38.13547087602444;
    private const double HighPassQ = 0.5003270373238773;

    /// <summary>Filter states below this are silence; without the cut they would linger as denormal numbers, which are slow.</summary>
    private const double Negligible = 1e-30;

    private readonly Biquad _shelf;
    private readonly Biquad _highPass;
    private double _shelf1;
    private double _shelf2;
    private double _highPass1;
    private double _highPass2;
    private bool _hasStarted;

    public KWeighting(int sampleRateHz)
    {
        _shelf = Shelf(sampleRateHz);
        _highPass = HighPass(sampleRateHz);
    }

    /// <summary>Filters the next samples.</summary>
    /// <returns>Σ y² of the weighted samples.</returns>
    public double SumOfSquares(ReadOnlySpan<float> samples)
    {
        if (!_hasStarted && samples.Length > 0)
        {
            Settle(samples[0]);
        }

        var (b0, b1, b2, a1, a2) = _shelf;
        var (_, _, _, c1, c2) = _highPass;
        var (s1, s2, h1, h2) = (_shelf1, _shelf2, _highPass1, _highPass2);
        var sum = 0.0;
        foreach (var x in samples)
        {
            // Transposed direct form II, twice; the high-pass's numerator is 1, −2, 1.
            var y = (b0 * x) + s1;
            s1 = (b1 * x) - (a1 * y) + s2;
            s2 = (b2 * x) - (a2 * y);
            var z = y + h1;
            h1 = h2 - (2 * y) - (c1 * z);
            h2 = y - (c2 * z);
            sum += z * z;
        }

        (_shelf1, _shelf2, _highPass1, _highPass2) = (Flush(s1), Flush(s2), Flush(h1), Flush(h2));
        return sum;
    }

    /// <summary>As if the first sample had always been there: a constant offset is no sound, neither is its beginning.</summary>
    private void Settle(double x)
    {
        var y = (_shelf.B0 + _shelf.B1 + _shelf.B2) / (1 + _shelf.A1 + _shelf.A2) * x;
        _shelf2 = (_shelf.B2 * x) - (_shelf.A2 * y);
        _shelf1 = (_shelf.B1 * x) - (_shelf.A1 * y) + _shelf2;
        (_highPass1, _highPass2) = (-y, y);
        _hasStarted = true;
    }

    private static double Flush(double state) => Math.Abs(state) < Negligible ? 0 : state;

    private static Biquad Shelf(int sampleRateHz)
    {
        var k = Math.Tan(Math.PI * ShelfHz / sampleRateHz);
        var high = Math.Pow(10, ShelfGainDb / 20);
        var band = Math.Pow(high, ShelfBandExponent);
        var a0 = 1 + (k / ShelfQ) + (k * k);
        return new Biquad(
            (high + (band * k / ShelfQ) + (k * k)) / a0,
            2 * ((k * k) - high) / a0,
            (high - (band * k / ShelfQ) + (k * k)) / a0,
            2 * ((k * k) - 1) / a0,
            (1 - (k / ShelfQ) + (k * k)) / a0);
    }

    private static Biquad HighPass(int sampleRateHz)
    {
        var k = Math.Tan(Math.PI * HighPassHz / sampleRateHz);
        var a0 = 1 + (k / HighPassQ) + (k * k);
        return new Biquad(1, -2, 1, 2 * ((k * k) - 1) / a0, (1 - (k / HighPassQ) + (k * k)) / a0);
    }

    /// <summary>y[n] = b0·x[n] + b1·x[n−1] + b2·x[n−2] − a1·y[n−1] − a2·y[n−2]</summary>
    private sealed record Biquad(double B0, double B1, double B2, double A1, double A2);
}
