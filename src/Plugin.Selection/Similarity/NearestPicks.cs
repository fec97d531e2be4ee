namespace PredictPicks.Selection.Similarity;

/// <summary>
/// For each candidate the picks whose vectors are nearest, by cosine, exact. A candidate without a vector, or with no pick to compare with,
/// has no neighbours: its spans are empty and its mean is null; nothing is made up for it.
/// All cosines are finite and within −1 … 1.
/// </summary>
internal sealed class NearestPicks
{
    /// <summary>Neighbours that are kept with their picks.</summary>
    public const int Kept = 5;

    /// <summary>Neighbours in <see cref="WideMean"/>.</summary>
    public const int WideCount = BestScores.Kept;

    private readonly float[] _cosines;
    private readonly int[] _picks;
    private readonly byte[] _counts;
    private readonly float[] _wideMeans;

    public NearestPicks(int candidates)
    {
        _cosines = new float[checked(candidates * Kept)];
        _picks = new int[_cosines.Length];
        _counts = new byte[candidates];
        _wideMeans = new float[candidates];
    }

    /// <summary>Number of candidates.</summary>
    public int Count => _counts.Length;

    /// <summary>Whether the candidate could be compared with any pick.</summary>
    public bool HasAny(int candidate) => _counts[candidate] > 0;

    /// <summary>Cosines of the nearest picks, the nearest first; up to <see cref="Kept"/>, fewer when there are fewer picks.</summary>
    public ReadOnlySpan<float> Cosines(int candidate) => _cosines.AsSpan(candidate * Kept, _counts[candidate]);

    /// <summary>Rows of these picks in the table of picks. Equal cosines are in the order of rows.</summary>
    public ReadOnlySpan<int> Picks(int candidate) => _picks.AsSpan(candidate * Kept, _counts[candidate]);

    /// <summary>Mean of <see cref="Cosines"/>; null without neighbours.</summary>
    public double? NarrowMean(int candidate)
    {
        var sum = 0.0;
        foreach (var cosine in Cosines(candidate))
        {
            sum += cosine;
        }

        return HasAny(candidate) ? sum / _counts[candidate] : null;
    }

    /// <summary>Mean cosine of the nearest <see cref="WideCount"/> picks, or of all when there are fewer; null without neighbours.</summary>
    public float? WideMean(int candidate) => HasAny(candidate) ? _wideMeans[candidate] : null;

    /// <summary>Writes a candidate's result. Different candidates may be written by different threads.</summary>
    /// <param name="candidate">Its row.</param>
    /// <param name="best">Keys of its best scores, descending.</param>
    /// <param name="pickRows">Row in the table of picks of each packed position.</param>
    internal void Set(int candidate, ReadOnlySpan<long> best, ReadOnlySpan<int> pickRows)
    {
        var found = 0;
        var sum = 0.0;
        for (; found < best.Length && best[found] > BestScores.Empty; found++)
        {
            // Rounding may lift the product of two equal unit vectors a little over 1.
            var cosine = Math.Clamp(BestScores.ScoreOf(best[found]), -1f, 1f);
            sum += cosine;
            if (found < Kept)
            {
                _cosines[(candidate * Kept) + found] = cosine;
                _picks[(candidate * Kept) + found] = pickRows[BestScores.PositionOf(best[found])];
            }
        }

        _counts[candidate] = (byte)Math.Min(found, Kept);
        _wideMeans[candidate] = found == 0 ? 0f : (float)(sum / found);
    }
}
