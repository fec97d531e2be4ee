using System.Buffers;
using PredictPicks.Abstractions;

namespace PredictPicks.HostAdapters.Folder.Playlists;

/// <summary>Song ids in text lists: a SHA-256 in hexadecimal. Anything else is taken for a path.</summary>
internal static class ListId
{
    private const int Digits = 64;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");

    /// <summary>The id that the text is, in lower case, or null.</summary>
    public static SongId? TryParse(string text)
    {
        var digits = text.AsSpan().Trim();
        return digits.Length == Digits && !digits.ContainsAnyExcept(HexDigits) ? new SongId(digits.ToString().ToLowerInvariant()) : null;
    }
}
