using System.Globalization;

namespace PredictPicks.Selection.Audio.Tags;

/// <summary>Reads values out of tag texts.</summary>
internal static class TagValues
{
    /// <summary>Names or genres that are kept of one song.</summary>
    public const int MaxValues = 50;

    /// <summary>
    /// Names in a text. A semicolon separates (FFmpeg joins repeated Vorbis comments so, and people write it so), a zero byte (ID3v2.4), and a slash with
    /// spaces around it. A bare slash does not: AC/DC is one artist. Neither do commas or ampersands: they are parts of too many names.
    /// </summary>
    public static IReadOnlyList<string> Names(params IEnumerable<string?> texts) => Split(texts, "; ", ";", "\0", " / ");

    /// <summary>Genres in a text: as names, and a bare slash separates too.</summary>
    public static IReadOnlyList<string> Genres(params IEnumerable<string?> texts) => Split(texts, ";", "\0", "/");

    /// <summary>The year in a date: its first four digits in a row that lie in 1000 to 9999 and are no part of a longer number.</summary>
    public static int? Year(string? text)
    {
        const int Digits = 4;
        for (var start = 0; text is not null && start <= text.Length - Digits; start++)
        {
            var length = text.AsSpan(start).IndexOfAnyExceptInRange('0', '9');
            length = length < 0 ? text.Length - start : length;

            // 19990115 is a date without dashes.
            if (length is Digits or 8 && text[start] != '0')
            {
                return int.Parse(text.AsSpan(start, Digits), NumberStyles.None, CultureInfo.InvariantCulture);
            }

            start += length;
        }

        return null;
    }

    /// <summary>The number before the slash in <c>3/12</c>, from 1; null when there is none.</summary>
    public static int? Track(string? text)
    {
        var number = (text ?? string.Empty).AsSpan().Trim();
        var end = number.IndexOfAnyExceptInRange('0', '9');
        number = end < 0 ? number : number[..end];
        return int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var track) && track > 0 ? track : null;
    }

    private static List<string> Split(IEnumerable<string?> texts, params string[] separators)
    {
        // Bounded before it is cleaned: a value may be all separators.
        const int MaxParts = 1000;
        var values = texts
            .Where(text => text is not null)
            .SelectMany(text => text!.Split(separators, MaxParts, StringSplitOptions.RemoveEmptyEntries))
            .Take(MaxParts)
            .Select(TagText.Clean)
            .OfType<string>()
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(MaxValues);
        return [.. values];
    }
}
