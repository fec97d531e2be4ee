using System.Globalization;
using System.Text;

namespace PredictPicks.Selection.Audio.Tags;

/// <summary>Makes text from a file fit to be shown and compared.</summary>
internal static class TagText
{
    /// <summary>Longer values are cut: no title or name is longer, but lyrics in the wrong field are.</summary>
    public const int MaxLength = 1000;

    /// <summary>Repairs the encoding, removes control characters, joins white space, composes (Unicode NFC), trims, and cuts.</summary>
    /// <returns>Null when nothing is left.</returns>
    public static string? Clean(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return null;
        }

        // Cut twice: a value of megabytes is not worked through, and composing may lengthen what is left.
        var repaired = EncodingRepair.Repair(Cut(text, MaxLength * 2));
        var cleaned = Cut(Cut(WithoutControls(repaired), MaxLength).Normalize(), MaxLength).Trim();
        return cleaned.Length > 0 ? cleaned : null;
    }

    private static string WithoutControls(string text)
    {
        var cleaned = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            // EnumerateRunes yields U+FFFD for half a surrogate pair.
            if (Rune.IsWhiteSpace(rune))
            {
                AppendSpace(cleaned);
            }
            else if (IsKept(rune))
            {
                cleaned.Append(rune.ToString());
            }
        }

        return cleaned.ToString().Trim();
    }

    private static void AppendSpace(StringBuilder cleaned)
    {
        if (cleaned.Length > 0 && cleaned[^1] != ' ')
        {
            cleaned.Append(' ');
        }
    }

    /// <summary>Format characters that join emoji or letters stay; those that turn the direction of a whole line do not.</summary>
    private static bool IsKept(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.Control or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate => false,
        UnicodeCategory.Format => rune.Value is 0x200C or 0x200D,
        _ => true,
    };

    private static string Cut(string text, int length) =>
        text.Length <= length ? text : text[..(char.IsHighSurrogate(text[length - 1]) ? length - 1 : length)];
}
