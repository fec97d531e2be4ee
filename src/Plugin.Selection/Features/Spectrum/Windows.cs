namespace PredictPicks.Selection.Features.Spectrum;

/// <summary>Window functions.</summary>
internal static class Windows
{
    /// <summary>Periodic Hann window: ½ − ½·cos(2πt/n), 0 at t = 0 and 1 at t = n/2.</summary>
    /// <param name="length">n, 1 or more.</param>
    public static float[] PeriodicHann(int length)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(length, 1);
        var window = new float[length];
        for (var t = 0; t < length; t++)
        {
            window[t] = (float)(0.5 - (0.5 * Math.Cos(2 * Math.PI * t / length)));
        }

        return window;
    }
}
