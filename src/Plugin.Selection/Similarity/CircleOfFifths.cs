using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Similarity;

/// <summary>
/// Distances between keys: steps on the circle of fifths, a minor key standing where its relative major does (they share all notes), and 1 more where the mode is
/// another. So C major is 1 from A minor and from G major, 2 from E minor, 6 from F♯ major.
/// </summary>
internal sealed class CircleOfFifths
{
    /// <summary>The largest distance that there is: half the circle and another mode.</summary>
    public const int Farthest = 7;

    private const int Octave = 12;
    private const int Fifth = 7;
    private const int MinorThird = 3;

    private readonly int[] _songs = new int[2 * Octave];

    /// <param name="keys">Keys of the picks; null where there is none.</param>
    public CircleOfFifths(IEnumerable<MusicalKey?> keys)
    {
        foreach (var key in keys.OfType<MusicalKey>())
        {
            _songs[IndexOf(key)]++;
        }
    }

    /// <summary>Between two keys, 0 to <see cref="Farthest"/>.</summary>
    public static int Distance(MusicalKey first, MusicalKey second) => Distance(IndexOf(first), IndexOf(second));

    /// <summary>To the nearest key of a pick; null when no pick has one.</summary>
    /// <param name="key">From where.</param>
    /// <param name="isOne">Whether it is a pick's own: then that one is passed over.</param>
    public int? Distance(MusicalKey key, bool isOne)
    {
        var own = IndexOf(key);
        int? nearest = null;
        for (var other = 0; other < _songs.Length; other++)
        {
            if (_songs[other] > (isOne && other == own ? 1 : 0) && !(nearest <= Distance(own, other)))
            {
                nearest = Distance(own, other);
            }
        }

        return nearest;
    }

    /// <summary>Place on the circle, from C major on; minor keys after all major ones.</summary>
    private static int IndexOf(MusicalKey key)
    {
        var major = key.Mode == KeyMode.Minor ? key.Tonic + MinorThird : key.Tonic;

        // Seven is its own inverse modulo twelve: so many fifths lead to a pitch class as so many semitones from it lead to fifths.
        return (Fifth * major % Octave) + (key.Mode == KeyMode.Minor ? Octave : 0);
    }

    private static int Distance(int first, int second)
    {
        var steps = Math.Abs((first % Octave) - (second % Octave));
        return Math.Min(steps, Octave - steps) + (first / Octave == second / Octave ? 0 : 1);
    }
}
