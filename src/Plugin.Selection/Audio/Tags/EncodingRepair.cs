using System.Globalization;
using System.Text;
using System.Text.Unicode;

namespace PredictPicks.Selection.Audio.Tags;

/// <summary>
/// Repairs text that was written in one encoding and declared as another, as old taggers did: UTF-8, GBK, Shift-JIS or Windows-1251 in fields that count
/// as Latin-1. Only where the evidence is clear: one reading makes sense and Latin-1 does not. "Motörhead" stays what it is.
/// </summary>
internal static class EncodingRepair
{
    private const int Gbk = 936;
    private const int ShiftJis = 932;
    private const int Cyrillic = 1251;
    private const int WesternWindows = 1252;

    /// <summary>What Windows-1252 has at 0x80 to 0x9F; those five without a character stay as they are.</summary>
    private static readonly string WesternSpecials = Encoding(WesternWindows).GetString([.. Enumerable.Range(0x80, 0x20).Select(value => (byte)value)]);

    /// <summary>The text, repaired if it needs to be.</summary>
    public static string Repair(string text)
    {
        if (System.Text.Ascii.IsValid(text) || ToBytes(text) is not { } bytes)
        {
            return text;
        }

        if (ReadAsUtf8(bytes) is { } utf8)
        {
            return utf8;
        }

        // Western text of real Unicode may hold characters that look like bytes of these; then it is no mistake.
        return text.Any(c => c > 0xFF) ? text : ReadAsLegacy(bytes) ?? WithWesternSpecials(text);
    }

    private static Encoding Encoding(int codePage) => CodePagesEncodingProvider.Instance.GetEncoding(codePage)!;

    /// <summary>The bytes that a Latin-1 or Windows-1252 reader made the text of; null when it was no such reader.</summary>
    private static byte[]? ToBytes(string text)
    {
        var bytes = new byte[text.Length];
        for (var i = 0; i < text.Length; i++)
        {
            var special = text[i] > 0xFF ? WesternSpecials.IndexOf(text[i], StringComparison.Ordinal) : -1;
            if (text[i] > 0xFF && special < 0)
            {
                return null;
            }

            bytes[i] = special >= 0 ? (byte)(0x80 + special) : (byte)text[i];
        }

        return bytes;
    }

    /// <summary>The bytes as UTF-8; null when they are not, or when that is not clear.</summary>
    private static string? ReadAsUtf8(ReadOnlySpan<byte> bytes)
    {
        var length = CompleteLength(bytes);
        if (!Utf8.IsValid(bytes[..length]))
        {
            return null;
        }

        var text = System.Text.Encoding.UTF8.GetString(bytes[..length]);
        var characters = text.EnumerateRunes().Where(rune => !rune.IsAscii).ToList();
        if (!characters.TrueForAll(IsPrintable))
        {
            return null;
        }

        return characters.Count switch
        {
            0 => null,
            1 when length < bytes.Length => null,
            1 => IsClearAlone(characters[0]) ? text : null,
            _ => text,
        };
    }

    /// <summary>Without a last character that is cut off: ID3v1 has room for 30 bytes.</summary>
    private static int CompleteLength(ReadOnlySpan<byte> bytes)
    {
        var continuations = 0;
        while (continuations < 3 && continuations < bytes.Length && (bytes[^(continuations + 1)] & 0xC0) == 0x80)
        {
            continuations++;
        }

        var lead = continuations < bytes.Length ? bytes[^(continuations + 1)] : (byte)0;
        var needed = lead switch
        {
            >= 0xF0 and < 0xF5 => 3,
            >= 0xE0 and < 0xF0 => 2,
            >= 0xC2 and < 0xE0 => 1,
            _ => 0,
        };
        return continuations < needed ? bytes.Length - continuations - 1 : bytes.Length;
    }

    private static bool IsPrintable(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse);

    /// <summary>
    /// Whether one character alone is evidence. Two Latin-1 characters can be valid UTF-8 by chance when a capital or ß stands before a sign ("Spaß«"):
    /// what comes out then is an Arabic, Syriac or phonetic letter, or a sign such as a quote was swallowed.
    /// </summary>
    private static bool IsClearAlone(Rune rune)
    {
        var lastByte = 0x80 | (rune.Value & 0x3F);
        var swallowsSign = (char)lastByte is '«' or '»' or '©' or '®' or '°' or '·' or '\u00A0';
        return rune.Value is < 0x100 or > 0x7FF || (!swallowsSign && rune.Value is < 0x180 or (> 0x390 and < 0x460));
    }

    private static string? ReadAsLegacy(ReadOnlySpan<byte> bytes)
    {
        List<int> plausible = [];
        if (LegacyEvidence.IsShiftJis(bytes))
        {
            plausible.Add(ShiftJis);
        }

        if (LegacyEvidence.IsGbk(bytes))
        {
            plausible.Add(Gbk);
        }

        if (LegacyEvidence.IsCyrillic(bytes))
        {
            plausible.Add(Cyrillic);
        }

        return plausible.Count == 1 ? Encoding(plausible[0]).GetString(bytes) : null;
    }

    /// <summary>Quotes and dashes of Windows-1252 in place of the control characters that Latin-1 has there.</summary>
    private static string WithWesternSpecials(string text) =>
        string.Concat(text.Select(c => c is >= '\u0080' and <= '\u009F' ? WesternSpecials[c - 0x80] : c));
}
