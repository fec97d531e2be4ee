using System.Numerics.Tensors;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Ranking;

/// <summary>
/// Puts songs that sound alike apart, by maximal marginal relevance (J. Carbonell, J. Goldstein, SIGIR 1998): the next song is the one with the largest (1 − d)·score − d·cosine, where the
/// scores of the songs at hand are scaled to 0 to 1 and the cosine is the one with the most similar song so far.
/// </summary>
internal static class Diversity
{
    /// <summary>More songs are not looked at: the time grows with their square, 0.5 s here.</summary>
    private const int MostSongs = 3000;

    /// <summary>The ranking with its first songs in a new order.</summary>
    /// <param name="order">Candidates, best first.</param>
    /// <param name="count">How many may change places.</param>
    /// <param name="scoreOf">A candidate's score.</param>
    /// <param name="vectors">By candidate.</param>
    /// <param name="diversity">d, 0 (nothing changes) to 1 (after the first song, only the sound counts): <see cref="RankingOptions.Diversity"/>.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public static IReadOnlyList<int> Apply(
        IReadOnlyList<int> order, int count, Func<int, double> scoreOf, VectorTable vectors, double diversity, CancellationToken cancellationToken)
    {
        var songs = order.Take(diversity == 0 ? 0 : Math.Min(count, MostSongs)).TakeWhile(song => PickPanels.IsUnit(vectors.Row(song))).ToList();
        if (songs.Count < 2)
        {
            return order;
        }

        var (best, worst) = (scoreOf(songs[0]), scoreOf(songs[^1]));
        var relevance = songs.ConvertAll(song => best > worst ? (scoreOf(song) - worst) / (best - worst) : 1);
        var nearest = songs.ConvertAll(_ => double.NegativeInfinity);
        var chosen = new List<int>(songs.Count) { songs[0] };
        var isFree = songs.ConvertAll(song => song != songs[0]);
        while (chosen.Count < songs.Count)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var last = vectors.Row(chosen[^1]);
            var next = -1;
            var most = double.NegativeInfinity;
            for (var i = 0; i < songs.Count; i++)
            {
                if (!isFree[i])
                {
                    continue;
                }

                nearest[i] = Math.Max(nearest[i], TensorPrimitives.Dot(last, vectors.Row(songs[i])));
                var value = ((1 - diversity) * relevance[i]) - (diversity * nearest[i]);
                (next, most) = value > most ? (i, value) : (next, most);
            }

            chosen.Add(songs[next]);
            isFree[next] = false;
        }

        return [.. chosen, .. order.Skip(songs.Count)];
    }
}
