using Known = System.Collections.Generic.Dictionary<string, (double Overlap, int PickSet)>.AlternateLookup<System.ReadOnlySpan<char>>;

namespace PredictPicks.Selection.Ranking;

/// <summary>Compares sets of genres with those of all picks. Libraries have few different sets: each is compared once. Not thread-safe.</summary>
internal sealed class GenreMatcher
{
    /// <summary>Between spellings in the name of a set; tag readers leave no control characters in a genre.</summary>
    private const char Separator = '\u001F';

    private readonly TagKeys _keys = new();
    private readonly List<int[]> _pickSets = [];
    private readonly List<int> _uses = [];
    private readonly Dictionary<string, int> _setByName = new(StringComparer.Ordinal);
    private readonly Dictionary<int, List<int>> _setsByGenre = [];
    private readonly int[] _common;
    private readonly Known _knownSongs = NewKnown();
    private readonly Known _knownPicks = NewKnown();
    private char[] _name = [];

    public GenreMatcher(IEnumerable<IReadOnlyList<string>> pickGenres)
    {
        foreach (var genres in pickGenres)
        {
            var set = SetOf(genres);
            if (set.Length > 0 && !_setByName.TryAdd(NameOf(set), _pickSets.Count))
            {
                _uses[_setByName[NameOf(set)]]++;
            }
            else if (set.Length > 0)
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
                _uses.Add(1);
            }
        }

        _common = new int[_pickSets.Count];
    }

    /// <summary>Largest Jaccard index (common genres ÷ all genres of both) of these genres and a pick's: 0 nothing in common, 1 the same.</summary>
    /// <param name="genres">A song's genres.</param>
    /// <param name="isPick">Whether the song is one of the picks: it is not compared with itself.</param>
    public double Overlap(IReadOnlyList<string> genres, bool isPick = false) => Find(genres, isPick).Overlap;

    /// <summary>The genres in common with the pick that <see cref="Overlap"/> speaks of, as spelled in <paramref name="genres"/>.</summary>
    public IReadOnlyList<string> Shared(IReadOnlyList<string> genres, bool isPick = false)
    {
        var pickSet = Find(genres, isPick).PickSet;
        return pickSet < 0 ? [] : [.. genres.Where(genre => _pickSets[pickSet].Contains(_keys.Of(genre))).DistinctBy(_keys.Of)];
    }

    private (double Overlap, int PickSet) Find(IReadOnlyList<string> genres, bool isPick)
    {
        if (genres.Count == 0)
        {
            return (0, -1);
        }

        var known = isPick ? _knownPicks : _knownSongs;
        var name = Join(genres);
        if (!known.TryGetValue(name, out var found))
        {
            var set = SetOf(genres);
            found = Compare(set, isPick ? SetOfThatPickAlone(set) : -1);
            known[name] = found;
        }

        return found;
    }

    /// <summary>All spellings in one, in memory that the next call uses again: most songs' sets are known, and need no string.</summary>
    private ReadOnlySpan<char> Join(IReadOnlyList<string> genres)
    {
        var length = 0;
        for (var i = 0; i < genres.Count; i++)
        {
            var end = length + genres[i].Length;
            if (end >= _name.Length)
            {
                Array.Resize(ref _name, 2 * (end + 1));
            }

            genres[i].CopyTo(_name.AsSpan(length));
            _name[end] = Separator;
            length = end + 1;
        }

        return _name.AsSpan(0, length);
    }

    private static Known NewKnown() => new Dictionary<string, (double Overlap, int PickSet)>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>The set of pick genres that no other pick has than the one with just these, or −1.</summary>
    private int SetOfThatPickAlone(int[] set) => _setByName.TryGetValue(NameOf(set), out var own) && _uses[own] == 1 ? own : -1;

    private (double Overlap, int PickSet) Compare(int[] set, int leftOut)
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
                best = overlap > best.Overlap && pickSet != leftOut ? (overlap, pickSet) : best;
            }
        }

        return best;
    }

    private static string NameOf(int[] set) => string.Join(Separator, set);

    private int[] SetOf(IReadOnlyList<string> genres) => [.. genres.Select(_keys.Of).Where(key => key >= 0).Distinct().Order()];
}
