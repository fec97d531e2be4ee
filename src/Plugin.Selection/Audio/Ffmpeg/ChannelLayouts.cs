using System.Collections.Frozen;
using System.Globalization;

namespace PredictPicks.Selection.Audio.Ffmpeg;

/// <summary>FFmpeg's names for channel layouts.</summary>
internal static class ChannelLayouts
{
    /// <summary>
    /// Layouts of which FFmpeg's mixer makes the plain mean with the weights of <see cref="FfmpegArguments"/> (a test measures each of them). The
    /// mixer knows no rule for height channels and for layouts without a name: those are mixed by number instead.
    /// </summary>
    private static readonly FrozenDictionary<string, int> Mixable = new Dictionary<string, int>
    {
        ["mono"] = 1,
        ["stereo"] = 2,
        ["downmix"] = 2,
        ["2.1"] = 3,
        ["3.0"] = 3,
        ["3.0(back)"] = 3,
        ["4.0"] = 4,
        ["quad"] = 4,
        ["quad(side)"] = 4,
        ["3.1"] = 4,
        ["5.0"] = 5,
        ["5.0(side)"] = 5,
        ["4.1"] = 5,
        ["5.1"] = 6,
        ["5.1(side)"] = 6,
        ["6.0"] = 6,
        ["6.0(front)"] = 6,
        ["hexagonal"] = 6,
        ["6.1"] = 7,
        ["6.1(back)"] = 7,
        ["6.1(front)"] = 7,
        ["7.0"] = 7,
        ["7.0(front)"] = 7,
        ["7.1"] = 8,
        ["7.1(wide)"] = 8,
        ["7.1(wide-side)"] = 8,
        ["octagonal"] = 8,
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, int> Others = new Dictionary<string, int>
    {
        ["3.1.2"] = 6,
        ["cube"] = 8,
        ["5.1.2"] = 8,
        ["5.1.2(back)"] = 8,
        ["5.1.4"] = 10,
        ["7.1.2"] = 10,
        ["7.1.4"] = 12,
        ["7.2.3"] = 12,
        ["9.1.4"] = 14,
        ["hexadecagonal"] = 16,
        ["9.1.6"] = 16,
        ["22.2"] = 24,
    }.ToFrozenDictionary();

    /// <summary>Names of the layouts that FFmpeg's mixer handles.</summary>
    public static IEnumerable<string> MixableNames => Mixable.Keys;

    /// <summary>Whether FFmpeg's mixer makes the plain mean of this layout.</summary>
    public static bool IsMixable(string layout) => Mixable.ContainsKey(layout);

    /// <summary>Channels of a layout, from its name or from <c>9 channels (FL+FR+…)</c>; null when the text says neither.</summary>
    public static int? CountChannels(string layout)
    {
        if (Mixable.TryGetValue(layout, out var count) || Others.TryGetValue(layout, out count))
        {
            return count;
        }

        var words = layout.Split(' ', 3);
        return words.Length >= 2
            && words[1].StartsWith("channels", StringComparison.Ordinal)
            && int.TryParse(words[0], NumberStyles.None, CultureInfo.InvariantCulture, out count)
            && count > 0
            ? count
            : null;
    }
}
