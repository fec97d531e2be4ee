namespace PredictPicks.Selection.Features.Fingerprint;

/// <summary>
/// Twelve bands of a semitone, all octaves folded together; band 0 is A. Each bin of the spectrum from 28 Hz up to 3520 Hz belongs wholly to one of them.
/// </summary>
internal static class ChromaBands
{
    /// <summary>Bands.</summary>
    public const int Count = 12;

    /// <summary>Bin of 28 Hz.</summary>
    private const int FirstBin = 10;

    /// <summary>Bin of 3520 Hz: the first one that does not count.</summary>
    private const int EndBin = 1308;

    /// <summary>A0, four octaves below 440 Hz: where octaves begin.</summary>
    private const double ReferenceHz = 27.5;

    /// <summary>Neighbouring bins of one band, in ascending order: a few bins at the low end, hundreds at the high one.</summary>
    private static readonly (int Band, int Start, int End)[] Runs = FindRuns();

    /// <summary>Adds the bins' power up, in ascending order and double precision.</summary>
    /// <param name="power">Power spectrum of a frame of <see cref="Chromaprint.FrameSamples"/>, from 0 Hz.</param>
    /// <param name="chroma">[<see cref="Count"/>], overwritten.</param>
    public static void Sum(ReadOnlySpan<float> power, Span<double> chroma)
    {
        chroma.Clear();
        foreach (var (band, start, end) in Runs)
        {
            var sum = chroma[band];
            foreach (var value in power[start..end])
            {
                sum += value;
            }

            chroma[band] = sum;
        }
    }

    /// <summary>The band of a bin: twelve times the fraction of its distance in octaves from <see cref="ReferenceHz"/>, truncated.</summary>
    public static int OfBin(int bin)
    {
        var octaves = Math.Log2((double)bin * Chromaprint.SampleRateHz / Chromaprint.FrameSamples / ReferenceHz);
        return (int)(Count * (octaves - Math.Floor(octaves)));
    }

    private static (int Band, int Start, int End)[] FindRuns()
    {
        var runs = new List<(int Band, int Start, int End)>();
        var start = FirstBin;
        for (var bin = FirstBin + 1; bin <= EndBin; bin++)
        {
            if (bin == EndBin || OfBin(bin) != OfBin(start))
            {
                runs.Add((OfBin(start), start, bin));
                start = bin;
            }
        }

        return [.. runs];
    }
}
