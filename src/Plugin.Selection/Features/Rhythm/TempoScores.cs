namespace PredictPicks.Selection.Features.Rhythm;

/// <summary>
/// How well each tempo explains a periodicity. The autocorrelation alone prefers slow sub-multiples of the beat, the tempogram alone fast multiples; their
/// product leaves the beat (G. Peeters, "Template-Based Estimation of Time-Varying Tempo", EURASIP Journal on Advances in Signal Processing, 2007).
/// </summary>
internal sealed class TempoScores
{
    /// <summary>Candidates an octave: 0.36 % apart, so that how near one lies to a narrow peak of the tempogram does not decide between a tempo and its half.</summary>
    private const int PerOctave = 192;

    private const double SlowestBpm = 40;

    /// <summary>40 to 239.7 BPM.</summary>
    private const int Count = 497;

    /// <summary>Multiples of the beat that are looked at, in lag and in frequency: a bar of four.</summary>
    private const int Multiples = 4;

    /// <summary>
    /// Listeners prefer to tap near this tempo; broad, since a narrower one loses fast and slow songs, and turns more songs to
    /// half or double when they are played faster or slower (measured).
    /// </summary>
    private const double PreferredBpm = 115;
    private const double PreferenceOctaves = 0.9;

    /// <summary>Half the width of a neighbourhood, octaves: 4 %.</summary>
    private const double Near = 0.06;

    private static readonly double[] Tempi = [.. Enumerable.Range(0, Count).Select(i => SlowestBpm * Math.Pow(2, (double)i / PerOctave))];
    private static readonly double[] Preference = [.. Tempi.Select(bpm => Math.Exp(-0.5 * Math.Pow(Math.Log2(bpm / PreferredBpm) / PreferenceOctaves, 2)))];

    private readonly double[] _scores = new double[Count];
    private readonly int _best;

    public TempoScores(Periodicity periodicity)
    {
        for (var i = 0; i < Count; i++)
        {
            _scores[i] = MeanAutocorrelation(periodicity, Tempi[i]) * MeanMagnitude(periodicity, Tempi[i]) * Preference[i];
            _best = _scores[i] > _scores[_best] ? i : _best;
        }
    }

    /// <summary>The tempo that explains most; the slowest of equals.</summary>
    public double BestBpm => Tempi[_best];

    /// <summary>Its score: 0 where nothing repeats.</summary>
    public double BestScore => _scores[_best];

    /// <summary>Mean autocorrelation at one to four beats; anti-correlation counts as none.</summary>
    public static double MeanAutocorrelation(Periodicity periodicity, double bpm)
    {
        var sum = 0.0;
        for (var multiple = 1; multiple <= Multiples; multiple++)
        {
            sum += Math.Max(0, periodicity.AtLag(bpm, multiple));
        }

        return sum / Multiples;
    }

    /// <summary>The best score among tempi within 4 % of <paramref name="ratio"/> times the best tempo, relative to its score; 0 beyond the range.</summary>
    public double Relative(double ratio)
    {
        var max = 0.0;
        for (var i = 0; i < Count; i++)
        {
            if (IsNear(Tempi[i], BestBpm * ratio))
            {
                max = Math.Max(max, _scores[i]);
            }
        }

        return max / BestScore;
    }

    /// <summary>The best score among tempi that are near none of the best tempo's <paramref name="ratios"/>, relative to its score.</summary>
    public double RelativeElsewhere(ReadOnlySpan<double> ratios)
    {
        var max = 0.0;
        for (var i = 0; i < Count; i++)
        {
            if (!IsNearAny(Tempi[i], BestBpm, ratios))
            {
                max = Math.Max(max, _scores[i]);
            }
        }

        return max / BestScore;
    }

    /// <summary>Whether <paramref name="bpm"/> is within 4 % of one of the <paramref name="ratios"/> times <paramref name="reference"/>.</summary>
    public static bool IsNearAny(double bpm, double reference, ReadOnlySpan<double> ratios)
    {
        foreach (var ratio in ratios)
        {
            if (IsNear(bpm, reference * ratio))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsNear(double bpm, double reference) => Math.Abs(Math.Log2(bpm / reference)) < Near;

    private static double MeanMagnitude(Periodicity periodicity, double bpm)
    {
        var sum = 0.0;
        for (var multiple = 1; multiple <= Multiples; multiple++)
        {
            sum += periodicity.AtFrequency(bpm, multiple);
        }

        return sum / Multiples;
    }
}
