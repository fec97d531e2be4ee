namespace PredictPicks.Selection.Features.Spectrum;

/// <summary>Window functions.</summary>
internal static class Windows
{
    /// <summary>A frame's window.</summary>
    /// <param name="window">Which one.</param>
    /// <param name="length">n, 1 or more.</param>
    public static float[] Create(FrameWindow window, int length) => window switch
    {
        FrameWindow.Hann => PeriodicHann(length),
        FrameWindow.Hamming => [.. PeriodicHann(length).Select(value => 0.08f + (0.92f * value))],
        _ => [.. Enumerable.Repeat(1f, length)],
    };

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
