using System.Text;

namespace PredictPicks.Selection.Ranking;

/// <summary>
/// Numbers for names, so that comparing two of them costs nothing: names that differ only in case, in width or composition of characters, or in spaces
/// have the same number. Each spelling is normalised once. Not thread-safe.
/// </summary>
internal sealed class TagKeys
{
    private readonly Dictionary<string, int> _bySpelling = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _byName = new(StringComparer.Ordinal);

    /// <summary>The name's number, or −1 when nothing is left of it.</summary>
    public int Of(string spelling)
    {
        if (!_bySpelling.TryGetValue(spelling, out var key))
        {
            key = Intern(Normalise(spelling));
            _bySpelling.Add(spelling, key);
        }

        return key;
    }

    /// <summary>Compatibility composition (NFKC), upper case, inner white space as one space, none around.</summary>
    public static string Normalise(string spelling)
    {
        // A lone surrogate from a broken tag would make Normalize throw; a round trip turns it into U+FFFD.
        var valid = spelling.AsSpan().ContainsAnyInRange('\uD800', '\uDFFF')
            ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(spelling))
            : spelling;
        var upper = valid.Normalize(NormalizationForm.FormKC).ToUpperInvariant();
        return IsSpaced(upper) ? upper : string.Join(' ', upper.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>Whether all white space is single spaces between words, as in nearly every tag.</summary>
    private static bool IsSpaced(string name)
    {
        var wasSpace = true;
        foreach (var character in name)
        {
            var isSpace = char.IsWhiteSpace(character);
            if (isSpace && (wasSpace || character != ' '))
            {
                return false;
            }

            wasSpace = isSpace;
        }

        return !wasSpace;
    }

    private int Intern(string name)
    {
        if (name.Length == 0)
        {
            return -1;
        }

        if (!_byName.TryGetValue(name, out var key))
        {
            key = _byName.Count;
            _byName.Add(name, key);
        }

        return key;
    }
}
