namespace PredictPicks.Selection.Features.Spectrum;

/// <summary>Complex numbers as two arrays of equal length.</summary>
internal readonly ref struct SplitComplex
{
    public SplitComplex(Span<float> real, Span<float> imaginary)
    {
        Real = real;
        Imaginary = imaginary;
    }

    public Span<float> Real { get; }

    public Span<float> Imaginary { get; }
}
