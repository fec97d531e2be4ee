using System.Globalization;

namespace PredictPicks.HostAdapters.Folder.Playlists;

/// <summary>
/// Dates as people and programs write them beside a song. Never read by the machine's own language or time zone: the same list means the
/// same everywhere.
/// </summary>
internal static class ListDate
{
    private static readonly string[] Times = ["", "HH:mm", "HH:mm:ss", "HH:mm:ss.FFFFFFF"];

    /// <summary>ISO 8601, extended and basic; most lists have these, so they are tried first.</summary>
    private static readonly string[] Iso =
    [
        .. Times.SelectMany(time => time.Length == 0
            ? new[] { "yyyy-MM-dd" }
            : ["yyyy-MM-dd'T'" + time + "K", "yyyy-MM-dd' '" + time + "K", "yyyy-MM-dd' '" + time + " K", "yyyy-MM-dd' '" + time + " zzz"]),
        "yyyyMMdd", "yyyyMMdd'T'HHmmK", "yyyyMMdd'T'HHmmssK", "yyyy-MM",
    ];

    /// <summary>
    /// Year first, day first with dots, month first with slashes (the invariant culture's order), month names, RFC 1123, Chinese.
    /// </summary>
    private static readonly string[] Common =
    [
        .. new[]
        {
            "yyyy/M/d", "yyyy.M.d", "d.M.yyyy", "M/d/yyyy",
            "d MMM yyyy", "d MMMM yyyy", "MMM d, yyyy", "MMMM d, yyyy", "d-MMM-yyyy",
            "yyyy'年'M'月'd'日'",
        }.SelectMany(date => Times.Select(time => (date + " " + time).TrimEnd())),
        "ddd, d MMM yyyy HH:mm:ss 'GMT'", "ddd, d MMM yyyy HH:mm:ss zzz", "ddd MMM d HH:mm:ss yyyy",
    ];

    /// <summary>
    /// Reads a date; without a zone it counts as UTC, without a time as midnight. Ten or thirteen digits are seconds or milliseconds
    /// since 1970.
    /// </summary>
    public static bool TryParse(string text, out DateTimeOffset date)
    {
        const DateTimeStyles styles = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal | DateTimeStyles.AllowWhiteSpaces;
        var culture = CultureInfo.InvariantCulture;
        return DateTimeOffset.TryParseExact(text, Iso, culture, styles, out date)
            || DateTimeOffset.TryParseExact(text, Common, culture, styles, out date)
            || TryParseUnixTime(text, out date);
    }

    private static bool TryParseUnixTime(string text, out DateTimeOffset date)
    {
        date = default;
        if (text.Length is not (10 or 13) || !long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var time))
        {
            return false;
        }

        date = text.Length == 10 ? DateTimeOffset.FromUnixTimeSeconds(time) : DateTimeOffset.FromUnixTimeMilliseconds(time);
        return true;
    }
}
