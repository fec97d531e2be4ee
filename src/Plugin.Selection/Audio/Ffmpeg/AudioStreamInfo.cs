using System.Globalization;

namespace PredictPicks.Selection.Audio.Ffmpeg;

/// <summary>The first audio stream of a file, as FFmpeg's log describes it.</summary>
/// <param name="Index">Its number in the file.</param>
/// <param name="Codec">Short name, or null when FFmpeg does not know it.</param>
/// <param name="CodecText">All that is said about the codec, the container's own mark included: <c>aac (LC) (mp4a / 0x6134706D)</c>.</param>
/// <param name="SampleRateHz">Or null.</param>
/// <param name="Layout">Channel layout in FFmpeg's words: <c>stereo</c>, <c>5.1(side)</c>, <c>9 channels</c>; or null.</param>
/// <param name="BitrateKbps">What the container says; for some codecs a nominal value.</param>
internal sealed record AudioStreamInfo(int Index, string? Codec, string CodecText, int? SampleRateHz, string? Layout, int? BitrateKbps)
{
    private const string LinePrefix = "  Stream #0:";
    private const string AudioMark = ": Audio: ";

    /// <summary>Channels, or null when the layout is not known.</summary>
    public int? Channels => Layout is null ? null : ChannelLayouts.CountChannels(Layout);

    /// <summary>Reads a line such as <c>  Stream #0:0[0x1](und): Audio: aac (LC) (mp4a / 0x6134706D), 44100 Hz, stereo, fltp, 128 kb/s (default)</c>.</summary>
    /// <returns>Null when the line is about something else.</returns>
    public static AudioStreamInfo? Parse(string line)
    {
        var mark = line.IndexOf(AudioMark, StringComparison.Ordinal);
        if (mark < 0 || !line.StartsWith(LinePrefix, StringComparison.Ordinal))
        {
            return null;
        }

        var digits = line.AsSpan(LinePrefix.Length, mark - LinePrefix.Length);
        var digitCount = digits.IndexOfAnyExceptInRange('0', '9');
        if (!TryParse(digitCount < 0 ? digits : digits[..digitCount], out var index))
        {
            return null;
        }

        var parts = line[(mark + AudioMark.Length)..].Split(", ");
        var codec = parts[0].Split(' ', 2)[0];
        var rateAt = Array.FindIndex(parts, part => part.EndsWith(" Hz", StringComparison.Ordinal));
        return new AudioStreamInfo(
            index,
            codec is "none" or "unknown" or "" ? null : codec,
            parts[0],
            rateAt >= 0 ? NumberBefore(parts[rateAt], " Hz") : null,
            rateAt >= 0 && rateAt + 1 < parts.Length ? parts[rateAt + 1] : null,
            parts.Select(part => NumberBefore(part, " kb/s")).FirstOrDefault(number => number is not null));
    }

    /// <summary>The number before <paramref name="unit"/>, if the text starts so.</summary>
    public static int? NumberBefore(string text, string unit)
    {
        var end = text.IndexOf(unit, StringComparison.Ordinal);
        return end > 0 && TryParse(text.AsSpan(0, end), out var number) && number > 0 ? number : null;
    }

    private static bool TryParse(ReadOnlySpan<char> digits, out int number) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
