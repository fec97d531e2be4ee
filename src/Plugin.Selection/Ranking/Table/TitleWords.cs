using System.Globalization;
using System.Runtime.InteropServices;

namespace PredictPicks.Selection.Ranking.Table;

/// <summary>The words of all titles as numbers. Words are runs of letters and digits, normalised; each character of a script without spaces is a word.</summary>
internal sealed class TitleWords
{
    private readonly List<(int Word, int Count)> _words = [];
    private readonly int[] _ends;
    private readonly List<int> _titlesWith = [];

    /// <param name="titles">By song; null where there is none.</param>
    public TitleWords(IReadOnlyList<string?> titles)
    {
        var numbers = new Dictionary<string, int>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        _ends = new int[titles.Count];
        for (var song = 0; song < titles.Count; song++)
        {
            if (titles[song] is { } title)
            {
                Titles++;
                Read(TagKeys.Normalise(title), numbers);
            }

            _ends[song] = _words.Count;
        }
    }

    /// <summary>Songs that have a title.</summary>
    public int Titles { get; }

    /// <summary>By word: how many titles have it.</summary>
    public IReadOnlyList<int> TitlesWith => _titlesWith;

    /// <summary>The different words of a song's title, and how often each comes.</summary>
    public ReadOnlySpan<(int Word, int Count)> Of(int song)
    {
        var start = song == 0 ? 0 : _ends[song - 1];
        return CollectionsMarshal.AsSpan(_words)[start.._ends[song]];
    }

    private void Read(string name, Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> numbers)
    {
        var first = _words.Count;
        for (int start = 0, end; start < name.Length; start = end)
        {
            end = EndOfWord(name, start);
            if (IsLetter(name[start]))
            {
                Add(NumberOf(name.AsSpan(start, end - start), numbers), first);
            }
        }
    }

    private void Add(int word, int first)
    {
        for (var i = first; i < _words.Count; i++)
        {
            if (_words[i].Word == word)
            {
                _words[i] = (word, _words[i].Count + 1);
                return;
            }
        }

        _words.Add((word, 1));
        _titlesWith[word]++;
    }

    private int NumberOf(ReadOnlySpan<char> word, Dictionary<string, int>.AlternateLookup<ReadOnlySpan<char>> numbers)
    {
        if (!numbers.TryGetValue(word, out var number))
        {
            number = _titlesWith.Count;
            numbers[word] = number;
            _titlesWith.Add(0);
        }

        return number;
    }

    private static int EndOfWord(string name, int start)
    {
        var end = start + 1;
        while (IsInWord(name[start]) && end < name.Length && IsInWord(name[end]))
        {
            end++;
        }

        return end;
    }

    private static bool IsInWord(char character) => IsLetter(character) && !IsWordOfItsOwn(character);

    private static bool IsLetter(char character) =>
        char.IsLetterOrDigit(character) || char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    /// <summary>Kana, bopomofo and ideographs.</summary>
    private static bool IsWordOfItsOwn(char character) => character is >= '\u3040' and <= '\u31FF' or >= '\u3400' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF';
}
