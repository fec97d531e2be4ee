using System.Globalization;

namespace PredictPicks.TestHost.Terminal;

/// <summary>Tags and file names come from strangers: what could steer a terminal or turn a line around is shown, not sent.</summary>
internal static class SafeText
{
    private const char Replacement = '\uFFFD';

    /// <summary>U+2400: the pictures of the control characters 0 to 31 start here.</summary>
    private const char ControlPictures = '\u2400';

    private const char PictureOfDelete = '\u2421';

    /// <summary>The text on one line: control characters become their pictures (␛), others that do not belong in a line become �.</summary>
    public static string OneLine(string text) => text.Any(IsUnsafe) ? string.Create(text.Length, text, Replace) : text;

    private static void Replace(Span<char> line, string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var character = text[i];
            line[i] = character switch
            {
                < ' ' => (char)(ControlPictures + character),
                '\u007F' => PictureOfDelete,
                _ when IsUnsafe(character) && !IsPaired(text, i) => Replacement,
                _ => character,
            };
        }
    }

    private static bool IsUnsafe(char character) => char.GetUnicodeCategory(character) switch
    {
        UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.Surrogate => true,

        // Marks that change the direction of what follows them.
        UnicodeCategory.Format => character is '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069'),
        _ => false,
    };

    private static bool IsPaired(string text, int index) =>
        char.IsHighSurrogate(text[index])
            ? index + 1 < text.Length && char.IsLowSurrogate(text[index + 1])
            : char.IsLowSurrogate(text[index]) && index > 0 && char.IsHighSurrogate(text[index - 1]);
}
