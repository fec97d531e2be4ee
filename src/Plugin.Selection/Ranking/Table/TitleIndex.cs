using System.Globalization;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace PredictPicks.Selection.Ranking.Table;

/// <summary>
/// Titles of the picks by their words. A word weighs ln((1 + N) / (1 + n)) + 1, where n of the library's N titles have it (inverse document frequency); a title is the
/// vector of the weights of its words, each as often as it comes, scaled to length 1. What words weigh depends on no pick.
/// </summary>
internal sealed class TitleIndex
{
    private readonly Dictionary<string, int> _titlesWith = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(int Pick, float Weight)>> _picksWith = new(StringComparer.Ordinal);
    private readonly int _titles;
    private readonly int _picks;

    /// <param name="library">All titles; null where there is none.</param>
    /// <param name="picks">The picks' titles, in their order.</param>
    public TitleIndex(IEnumerable<string?> library, IEnumerable<string?> picks)
    {
        foreach (var words in library.OfType<string>().Select(title => Words(title).ToHashSet(StringComparer.Ordinal)))
        {
            _titles++;
            foreach (var word in words)
            {
                CollectionsMarshal.GetValueRefOrAddDefault(_titlesWith, word, out _)++;
            }
        }

        foreach (var title in picks)
        {
            foreach (var (word, weight) in Weigh(title))
            {
                (CollectionsMarshal.GetValueRefOrAddDefault(_picksWith, word, out _) ??= []).Add((_picks, (float)weight));
            }

            _picks++;
        }
    }

    /// <summary>Looks titles up; one instance a thread.</summary>
    public Search CreateSearch() => new(this);

    /// <summary>Runs of letters and digits, normalised; each character of a script without spaces is a word.</summary>
    private static IEnumerable<string> Words(string title)
    {
        var name = TagKeys.Normalise(title);
        for (int start = 0, end; start < name.Length; start = end)
        {
            end = start + 1;
            if (IsWordOfItsOwn(name[start]))
            {
                yield return name[start..end];
            }
            else if (IsLetter(name[start]))
            {
                while (end < name.Length && IsLetter(name[end]) && !IsWordOfItsOwn(name[end]))
                {
                    end++;
                }

                yield return name[start..end];
            }
        }
    }

    private static bool IsLetter(char character) =>
        char.IsLetterOrDigit(character) || char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>Kana, bopomofo and ideographs.</summary>
    private static bool IsWordOfItsOwn(char character) => character is >= '\u3040' and <= '\u31FF' or >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF';

    private List<(string Word, double Weight)> Weigh(string? title)
    {
        var words = Words(title ?? string.Empty)
            .GroupBy(word => word, StringComparer.Ordinal)
            .Select(group => (Word: group.Key, Weight: group.Count() * (Math.Log((1.0 + _titles) / (1 + _titlesWith.GetValueOrDefault(group.Key))) + 1)))
            .ToList();
        var length = Math.Sqrt(words.Sum(word => word.Weight * word.Weight));
        return words.ConvertAll(word => (word.Word, word.Weight / length));
    }

    /// <summary>The scratch of one search after another.</summary>
    public sealed class Search(TitleIndex index)
    {
        private readonly float[] _cosines = new float[index._picks];

        /// <summary>The largest cosine with a pick's title, 0 to 1; 0 where no word is shared.</summary>
        /// <param name="title">Of a song, or null.</param>
        /// <param name="own">The song's position among the picks, which is left out; or −1.</param>
        public float Largest(string? title, int own)
        {
            var isShared = false;
            foreach (var (word, weight) in index.Weigh(title))
            {
                foreach (var (pick, pickWeight) in CollectionsMarshal.AsSpan(index._picksWith.GetValueOrDefault(word)))
                {
                    _cosines[pick] += (float)weight * pickWeight;
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

            var largest = TensorPrimitives.Max(_cosines);
            _cosines.AsSpan().Clear();
            return Math.Min(1, largest);
        }
    }
}
