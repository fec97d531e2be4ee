using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Text.RegularExpressions;

namespace PredictPicks.Abstractions;

/// <summary>
/// Words an assembly's texts from its resources (<c>Resources/Texts.resx</c>, <c>Texts.zh.resx</c>) in <see cref="CultureInfo.CurrentUICulture"/>.
/// Wordings number their arguments as <see cref="string.Format(string, object)"/> does, and choose between singular and plural
/// by <c>{0|song|songs}</c>: the first form for 1, the second otherwise.
/// </summary>
public sealed class TextCatalog
{
    private static readonly Regex Plural = new(@"\{(?<argument>\d+)\|(?<one>[^|{}]*)\|(?<many>[^|{}]*)\}", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));
    private readonly ResourceManager _resources;

    /// <summary>The catalog of <paramref name="assembly"/>, whose resources have the base name <paramref name="baseName"/>.</summary>
    public TextCatalog(Assembly assembly, string baseName)
    {
        _resources = new ResourceManager(baseName, assembly);
    }

    /// <summary>The text of <paramref name="kind"/>, worded with <paramref name="arguments"/>.</summary>
    /// <exception cref="MissingManifestResourceException">The kind has no wording: a defect, which a test looks for.</exception>
    public UserText Word(string kind, params object[] arguments)
    {
        var culture = CultureInfo.CurrentUICulture;
        var pattern = _resources.GetString(kind, culture)
            ?? throw new MissingManifestResourceException($"The text '{kind}' has no wording.");
        var chosen = Plural.Replace(pattern, match => Choose(match, arguments));
        return new UserText(kind, arguments, string.Format(culture, chosen, arguments));
    }

    private static string Choose(Match match, object[] arguments)
    {
        var index = int.Parse(match.Groups["argument"].Value, CultureInfo.InvariantCulture);
        var isOne = Convert.ToDouble(arguments[index], CultureInfo.InvariantCulture) == 1;
        return match.Groups[isOne ? "one" : "many"].Value;
    }
}
