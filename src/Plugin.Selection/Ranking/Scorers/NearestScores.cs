using System.Runtime.InteropServices;
using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Ranking.Scorers;

/// <summary>The cosines with the nearest picks, and their spread.</summary>
internal static class NearestScores
{
    /// <summary>Each song's cosine with its nearest pick.</summary>
    /// <param name="nearest">By song; rows of picks are positions in <see cref="Taste.Picks"/>.</param>
    /// <param name="taste">Picks among the songs.</param>
    public static StandardScores Of(NearestPicks nearest, Taste taste)
    {
        var scores = new double[nearest.Count];
        var all = default(Sums);
        var changes = new Sums[taste.Picks.Count];
        for (var song = 0; song < nearest.Count; song++)
        {
            var cosines = nearest.Cosines(song);
            scores[song] = cosines.IsEmpty ? double.NaN : cosines[0];
            if (!cosines.IsEmpty)
            {
                all.Add(cosines[0], 1);
                ref var change = ref changes[nearest.Picks(song)[0]];
                change.Add(cosines[0], -1);
                if (cosines.Length > 1)
                {
                    change.Add(cosines[1], 1);
                }
            }
        }

        var own = Neighbours.OwnPicks(nearest.Count, taste);
        return new StandardScores(scores, song => own[song] < 0 ? all.Spread : all.Plus(changes[own[song]]).Spread);
    }

    /// <summary>What a spread is made from. Leaving out a pick changes the songs alone whose nearest it is: they fall back to their second nearest.</summary>
    [StructLayout(LayoutKind.Auto)]
    private struct Sums
    {
        private double _sum;
        private double _squares;
        private int _count;

        public readonly Spread Spread => Scorers.Spread.Of(_sum, _squares, _count);

        public void Add(double score, int times)
        {
            _sum += times * score;
            _squares += times * score * score;
            _count += times;
        }

        public readonly Sums Plus(Sums other) =>
            new() { _sum = _sum + other._sum, _squares = _squares + other._squares, _count = _count + other._count };
    }
}
