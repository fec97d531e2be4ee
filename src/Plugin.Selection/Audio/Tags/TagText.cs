using System.Text;
using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Audio.Tags;

/// <summary>Makes texts from files fit to be kept and shown: encodings repaired, control characters gone, lengths bounded, Unicode composed (NFC).</summary>
internal static class TagText
{
    /// <summary>A title is a line; what is longer is lyrics in the wrong field, or an attack.</summary>
    private const int MaxLength = 1000;

    /// <summary>Artists or genres of one song.</summary>
    private const int MaxValues = 50;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>All texts of <paramref name="tags"/> cleaned; numbers out of range are missing.</summary>
    public static SongTags Clean(SongTags tags) => tags with
    {
        Title = Clean(tags.Title),
        Artists = Clean(tags.Artists),
        Album = Clean(tags.Album),
        AlbumArtist = Clean(tags.AlbumArtist),
        Genres = Clean(tags.Genres),
        Year = tags.Year is >= 1000 and <= 9999 ? tags.Year : null,
        Track = tags.Track is >= 1 and <= 9999 ? tags.Track : null,
    };

    /// <summary>One text, cleaned; null when nothing is left of it.</summary>
    public static string? Clean(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        var bounded = text.Length > MaxLength ? text[..MaxLength] : text;
        var builder = new StringBuilder(bounded.Length);
        foreach (var rune in RepairUtf8(bounded).EnumerateRunes())
        {
            // A lone surrogate enumerates as the replacement character.
            if (rune != Rune.ReplacementChar)
            {
                builder.Append(Rune.IsControl(rune) ? " " : rune.ToString());
            }
        }

        var cleaned = builder.ToString().Normalize(NormalizationForm.FormC).Trim();
        return cleaned.Length > 0 ? cleaned : null;
    }

    /// <summary>
    /// UTF-8 that was declared to be Latin-1 (a common fault of ID3 writers) reads "CafÃ©". It is taken back when every character fits into a byte and the
    /// bytes are valid UTF-8 with at least one character beyond ASCII: text that was Latin-1 all along practically never is, as it would need pairs such as Ã©.
    /// </summary>
    public static string RepairUtf8(string text)
    {
        if (Ascii.IsValid(text) || text.Any(character => character > 0xFF))
        {
            return text;
        }

        try
        {
            return StrictUtf8.GetString(Encoding.Latin1.GetBytes(text));
        }
        catch (DecoderFallbackException)
        {
            return text;
        }
    }

    private static List<string> Clean(IReadOnlyList<string> texts) =>
        [.. texts.Take(MaxValues).Select(Clean).OfType<string>().Distinct(StringComparer.Ordinal)];
}
