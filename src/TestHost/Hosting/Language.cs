using System.Globalization;

namespace PredictPicks.TestHost.Hosting;

/// <summary>The language of all texts and of the numbers in them: one of those that there are wordings for.</summary>
internal static class Language
{
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-Hans");

    /// <summary><c>PICKS_LANG</c> decides (<c>en</c>, <c>zh</c>, or a locale such as <c>zh_CN.UTF-8</c>), else the system's language; English for all others.</summary>
    public static CultureInfo Choose(string? picksLang, CultureInfo system)
    {
        var name = picksLang ?? system.Name;
        return name.StartsWith("zh", StringComparison.OrdinalIgnoreCase) ? Chinese : English;
    }

    /// <summary>Speaks this language from here on, in this flow of execution.</summary>
    public static void Use(CultureInfo culture) => CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = culture;
}
