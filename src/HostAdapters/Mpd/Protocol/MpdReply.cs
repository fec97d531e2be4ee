using System.Globalization;
using System.Text.RegularExpressions;
using PredictPicks.Abstractions;

namespace PredictPicks.HostAdapters.Mpd.Protocol;

/// <summary>A line of a reply.</summary>
internal readonly record struct MpdPair(string Name, string Value)
{
    /// <summary>Splits at the first colon; values may hold more.</summary>
    /// <returns>Null for a line that is no such pair.</returns>
    public static MpdPair? Parse(string line) =>
        line.IndexOf(": ", StringComparison.Ordinal) is > 0 and var colon ? new MpdPair(line[..colon], line[(colon + 2)..]) : null;
}

/// <summary>The server refused a command: <c>ACK [code@index] {command} text</c>.</summary>
internal sealed partial class MpdAckException(int code, int index, UserText text) : PicksException(text)
{
    public const int WrongPassword = 3;
    public const int NoPermission = 4;
    public const int NoSuchThing = 50;

    /// <summary>The protocol's number for the reason.</summary>
    public int Reason => code;

    /// <summary>Place of the refused command in its list, from 0.</summary>
    public int Index => index;

    public static MpdAckException Parse(string line)
    {
        var numbers = Numbers().Match(line);
        _ = int.TryParse(numbers.Groups["code"].Value, CultureInfo.InvariantCulture, out var code);
        _ = int.TryParse(numbers.Groups["index"].Value, CultureInfo.InvariantCulture, out var index);
        var said = line[numbers.Length..];
        return new MpdAckException(code, index, code switch
        {
            WrongPassword => MpdTexts.Word("password-wrong"),
            NoPermission => MpdTexts.Word("no-permission", said),
            _ => MpdTexts.Word("server-refused", said),
        });
    }

    [GeneratedRegex(@"^ACK \[(?<code>\d+)@(?<index>\d+)\] ", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Numbers();
}
