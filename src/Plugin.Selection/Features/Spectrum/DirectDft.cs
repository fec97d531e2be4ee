namespace PredictPicks.Selection.Features.Spectrum;

/// <summary>The definition, summed up: for real signals too short for the vector kernels (2 to 16 samples).</summary>
internal sealed class DirectDft
{
    private readonly int _length;
    private readonly double[] _cosine;
    private readonly double[] _sine;

    public DirectDft(int length)
    {
        _length = length;
        _cosine = new double[length];
        _sine = new double[length];
        for (var i = 0; i < length; i++)
        {
            (_sine[i], _cosine[i]) = Math.SinCos(2 * Math.PI * i / length);
        }
    }

    public void Forward(ReadOnlySpan<float> signal, Span<float> real, Span<float> imaginary)
    {
        for (var k = 0; k <= _length / 2; k++)
        {
            double re = 0, im = 0;
            for (var t = 0; t < _length; t++)
            {
                var angle = k * t % _length;
                re += signal[t] * _cosine[angle];
                im -= signal[t] * _sine[angle];
            }

            real[k] = (float)re;
            imaginary[k] = k == 0 || k == _length / 2 ? 0 : (float)im;
        }
    }
}
