using System.Text;
using PredictPicks.Abstractions;

namespace PredictPicks.HostAdapters.Mpd.Protocol;

/// <summary>Puts commands into the protocol's words.</summary>
internal static class MpdCommand
{
    /// <summary>Bytes. MPD 0.23 drops the connection at a line of about 8190.</summary>
    public const int MaxLineBytes = 8100;

    /// <summary>A command with its arguments, each in quotes, so that whatever a name holds stays one argument.</summary>
    /// <exception cref="PicksException">An argument holds a line break, which the protocol cannot carry, or is too long.</exception>
    public static string Line(string command, params string[] arguments)
    {
        var line = new StringBuilder(command);
        foreach (var argument in arguments)
        {
            if (!CanCarry(argument))
            {
                throw new PicksException(MpdTexts.Word("name-impossible", argument.ReplaceLineEndings(" ")), argument);
            }

            line.Append(" \"").Append(argument.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)).Append('"');
        }

        return Encoding.UTF8.GetByteCount(line.ToString()) <= MaxLineBytes ? line.ToString() : throw new PicksException(MpdTexts.Word("name-impossible", arguments[^1][..40] + "…"));
    }

    /// <summary>Whether an argument can be said at all.</summary>
    public static bool CanCarry(string argument) => argument.AsSpan().IndexOfAny('\n', '\r', '\0') < 0;

    /// <summary>Cuts a text for <c>sendmessage</c>, whose line is as limited as any; quoting may double it.</summary>
    public static string Short(string text) => text.Length <= MaxLineBytes / 8 ? text : text[..(MaxLineBytes / 8)];
}
