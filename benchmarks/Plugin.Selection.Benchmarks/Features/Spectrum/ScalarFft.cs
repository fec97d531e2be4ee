namespace PredictPicks.Selection.Benchmarks.Features.Spectrum;

/// <summary>A plain radix-2 transform in place, as a textbook has it: n/2 complex numbers, untangled into the power spectrum of n real
/// ones.</summary>
internal sealed class ScalarFft
{
    private readonly int _half;
    private readonly float[] _real;
    private readonly float[] _imaginary;
    private readonly float[] _cosine;
    private readonly float[] _sine;
    private readonly int[] _reversed;

    public ScalarFft(int length)
    {
        _half = length / 2;
        _real = new float[_half];
        _imaginary = new float[_half];
        _cosine = [.. Enumerable.Range(0, _half + 1).Select(k => (float)Math.Cos(2 * Math.PI * k / length))];
        _sine = [.. Enumerable.Range(0, _half + 1).Select(k => (float)-Math.Sin(2 * Math.PI * k / length))];
        _reversed = new int[_half];
        for (var i = 1; i < _half; i++)
        {
            _reversed[i] = (_reversed[i / 2] / 2) + (i % 2 * _half / 2);
        }
    }

    public void Power(float[] signal, float[] power)
    {
        for (var i = 0; i < _half; i++)
        {
            _real[_reversed[i]] = signal[2 * i];
            _imaginary[_reversed[i]] = signal[(2 * i) + 1];
        }

        for (var size = 1; size < _half; size *= 2)
        {
            Pass(size);
        }

        for (var k = 0; k <= _half; k++)
        {
            var (a, b) = (k % _half, (_half - k) % _half);
            var (evenR, evenI) = ((_real[a] + _real[b]) / 2, (_imaginary[a] - _imaginary[b]) / 2);
            var (oddR, oddI) = ((_imaginary[a] + _imaginary[b]) / 2, (_real[b] - _real[a]) / 2);
            var re = evenR + (_cosine[k] * oddR) - (_sine[k] * oddI);
            var im = evenI + (_cosine[k] * oddI) + (_sine[k] * oddR);
            power[k] = (re * re) + (im * im);
        }
    }

    private void Pass(int size)
    {
        var step = _half / size;
        for (var start = 0; start < _half; start += 2 * size)
        {
            for (var k = 0; k < size; k++)
            {
                var (i, j) = (start + k, start + k + size);
                var (w, v) = (_cosine[k * step], _sine[k * step]);
                var re = (_real[j] * w) - (_imaginary[j] * v);
                var im = (_real[j] * v) + (_imaginary[j] * w);
                (_real[j], _imaginary[j]) = (_real[i] - re, _imaginary[i] - im);
                (_real[i], _imaginary[i]) = (_real[i] + re, _imaginary[i] + im);
            }
        }
    }
}
