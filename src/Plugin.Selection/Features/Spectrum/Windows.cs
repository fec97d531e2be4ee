namespace PredictPicks.Selection.Features.Spectrum;

/// <summary>Window functions.</summary>
internal static class Windows
{
    /// <summary>A frame's window.</summary>
    /// <param name="window">Which one.</param>
    /// <param name="length">n, 1 or more.</param>
    public static double[] Create(FrameWindow window, int length) => window switch
    {
        FrameWindow.Hann => RaisedCosine(0.5, length),
        FrameWindow.Hamming => RaisedCosine(0.54, length),
        _ => RaisedCosine(1, length),
    };

    /// <summary>Periodic Hann window: ½ − ½·cos(2πt/n), 0 at t = 0 and 1 at t = n/2.</summary>
    /// <param name="length">n, 1 or more.</param>
    public static float[] PeriodicHann(int length) => [.. RaisedCosine(0.5, length).Select(value => (float)value)];

    private static double[] RaisedCosine(double mean, int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        var window = new double[length];
        for (var t = 0; t < length; t++)
        {
            window[t] = mean - ((1 - mean) * Math.Cos(2 * Math.PI * t / length));
        }

        return window;
    }
}
