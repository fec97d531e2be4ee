using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Ranking.Scorers;

/// <summary>Deals songs to folds by their id alone: a song is in the same fold whatever else is in the library, on any machine.</summary>
internal static class Folds
{
    /// <summary>As many as models are trained in a cross-fit; with five each sees four fifths of the songs.</summary>
    public const int Count = 5;

    private const uint FnvOffset = 2166136261;
    private const uint FnvPrime = 16777619;

    /// <summary>0 to <see cref="Count"/> − 1.</summary>
    /// <param name="song">The song.</param>
    /// <param name="seed">Other seeds deal otherwise.</param>
    public static int Of(SongId song, uint seed = 0)
    {
        // FNV-1a, 32 bits; its high bits are the better mixed ones.
        var hash = FnvOffset ^ seed;
        foreach (var character in song.Value)
        {
            hash = (hash ^ character) * FnvPrime;
        }

        return (int)(((ulong)hash * Count) >> 32);
    }
}
