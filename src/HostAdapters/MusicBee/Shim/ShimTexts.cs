using System.Globalization;
using System.Resources;

namespace MusicBeePlugin;

/// <summary>The shim's own few sentences, in English and 中文; all others come from the worker.</summary>
internal static class ShimTexts
{
    /// <summary>Its name in every language.</summary>
    public const string Product = "Predict Picks";

    private static readonly ResourceManager English = new("MusicBeePlugin.ShimTexts", typeof(ShimTexts).Assembly);
    private static readonly ResourceManager Chinese = new("MusicBeePlugin.ShimTexts.zh", typeof(ShimTexts).Assembly);

    public static string Word(string kind, params object[] arguments)
    {
        var language = Environment.GetEnvironmentVariable("PICKS_LANG") is { Length: > 0 } chosen ? chosen : CultureInfo.CurrentUICulture.Name;
        var texts = language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Chinese : English;
        return string.Format(CultureInfo.CurrentCulture, texts.GetString(kind, CultureInfo.InvariantCulture)!, arguments);
    }
}
