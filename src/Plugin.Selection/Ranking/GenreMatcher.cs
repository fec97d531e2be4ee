namespace PredictPicks.Selection.Ranking;

/// <summary>Compares sets of genres with those of all picks. Libraries have few different sets: each is compared once. Not thread-safe.</summary>
internal sealed class GenreMatcher
{
    /// <summary>Between spellings in the name of a set; tag readers leave no control characters in a genre.</summary>
    private const char Separator = '\u001F';

    private readonly TagKeys _keys = new();
    private readonly List<int[]> _pickSets = [];
    private readonly Dictionary<int, List<int>> _setsByGenre = [];
    private readonly int[] _common;
    private readonly Dictionary<string, (double Overlap, int PickSet)> _known = new(StringComparer.Ordinal);

    public GenreMatcher(IEnumerable<IReadOnlyList<string>> pickGenres)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var genres in pickGenres)
        {
            var set = SetOf(genres);
            if (set.Length > 0 && seen.Add(string.Join(Separator, set)))
            {
                foreach (var genre in set)
                {
                    if (!_setsByGenre.TryGetValue(genre, out var sets))
                    {
                        _setsByGenre.Add(genre, sets = []);
                    }

                    sets.Add(_pickSets.Count);
                }

                _pickSets.Add(set);
            }
        }

        _common = new int[_pickSets.Count];
    }

    /// <summary>Largest Jaccard index (common genres ÷ all genres of both) of these genres and a pick's: 0 nothing in common, 1 the same.</summary>
    public double Overlap(IReadOnlyList<string> genres) => Find(genres).Overlap;

    /// <summary>The genres in common with the pick that <see cref="Overlap"/> speaks of, as spelled in <paramref name="genres"/>.</summary>
    public IReadOnlyList<string> Shared(IReadOnlyList<string> genres)
    {
        var pickSet = Find(genres).PickSet;
        return pickSet < 0 ? [] : [.. genres.Where(genre => _pickSets[pickSet].Contains(_keys.Of(genre))).DistinctBy(_keys.Of)];
    }

    private (double Overlap, int PickSet) Find(IReadOnlyList<string> genres)
    {
        if (genres.Count == 0)
        {
            return (0, -1);
        }

        var name = genres.Count == 1 ? genres[0] : string.Join(Separator, genres);
        if (!_known.TryGetValue(name, out var found))
        {
            found = Compare(SetOf(genres));
            _known.Add(name, found);
        }

        return found;
    }

    private (double Overlap, int PickSet) Compare(int[] set)
    {
        // Overlaps only grow while common genres are counted, so the largest on the way is the largest at the end.
        _common.AsSpan().Clear();
        var best = (Overlap: 0.0, PickSet: -1);
        foreach (var genre in set)
        {
            foreach (var pickSet in _setsByGenre.GetValueOrDefault(genre) ?? [])
            {
                var common = ++_common[pickSet];
                var overlap = (double)common / (set.Length + _pickSets[pickSet].Length - common);
                best = overlap > best.Overlap ? (overlap, pickSet) : best;
            }
        }

        return best;
    }

    private int[] SetOf(IReadOnlyList<string> genres) => [.. genres.Select(_keys.Of).Where(key => key >= 0).Distinct().Order()];
}
