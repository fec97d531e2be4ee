using System.Numerics.Tensors;

namespace PredictPicks.Selection.Ranking.Table;

/// <summary>
/// Titles of the picks by their words. A word weighs ln((1 + N) / (1 + n)) + 1, where n of the library's N titles have it (inverse document frequency); a title is the
/// vector of the weights of its words, each as often as it comes, scaled to length 1. What words weigh depends on no pick.
/// </summary>
internal sealed class TitleIndex
{
    private readonly TitleWords _words;
    private readonly double[] _weights;
    private readonly (int Pick, float Weight)[][] _picksWith;
    private readonly int _picks;

    /// <param name="titles">By song; null where there is none.</param>
    /// <param name="picks">Songs that are picks.</param>
    public TitleIndex(IReadOnlyList<string?> titles, IReadOnlyList<int> picks)
    {
        _words = new TitleWords(titles);
        _weights = [.. _words.TitlesWith.Select(count => Math.Log((1.0 + _words.Titles) / (1 + count)) + 1)];
        _picks = picks.Count;
        var picksWith = new List<(int, float)>?[_weights.Length];
        for (var pick = 0; pick < picks.Count; pick++)
        {
            var scale = Scale(picks[pick]);
            foreach (var (word, count) in _words.Of(picks[pick]))
            {
                (picksWith[word] ??= []).Add((pick, (float)(count * _weights[word] * scale)));
            }
        }

        _picksWith = Array.ConvertAll(picksWith, found => found?.ToArray() ?? []);
    }

    /// <summary>Looks titles up; one instance a thread.</summary>
    public Search CreateSearch() => new(this);

    /// <summary>What gives the song's title length 1.</summary>
    private double Scale(int song)
    {
        var squares = 0.0;
        foreach (var (word, count) in _words.Of(song))
        {
            squares += count * _weights[word] * count * _weights[word];
        }

        return 1 / Math.Sqrt(squares);
    }

    /// <summary>The scratch of one search after another.</summary>
    public sealed class Search(TitleIndex index)
    {
        private readonly float[] _cosines = new float[index._picks];

        /// <summary>The largest cosine of a song's title with a pick's, 0 to 1; 0 where no word is shared.</summary>
        /// <param name="song">The song.</param>
        /// <param name="own">Its position among the picks, which is left out; or −1.</param>
        public float Largest(int song, int own)
        {
            var isShared = false;
            foreach (var (word, count) in index._words.Of(song))
            {
                var weight = (float)(count * index._weights[word]);
                foreach (var (pick, pickWeight) in index._picksWith[word])
                {
                    _cosines[pick] += weight * pickWeight;
                    isShared = true;
                }
            }

            if (!isShared)
            {
                return 0;
            }

            if (own >= 0)
            {
                _cosines[own] = 0;
            }

            var largest = TensorPrimitives.Max(_cosines) * (float)index.Scale(song);
            _cosines.AsSpan().Clear();
            return Math.Min(1, largest);
        }
    }
}
