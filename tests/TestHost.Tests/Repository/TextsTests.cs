using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace PredictPicks.TestHost.Tests.Repository;

/// <summary>Every sentence that a user reads exists in English and 中文, with the same arguments. Covers all resource files under src/.</summary>
public partial class TextsTests
{
    private const string Chinese = ".zh.resx";

    public static TheoryData<string> EnglishFiles() =>
    [
        .. Directory.EnumerateFiles(Path.Combine(Support.Repository.Root, "src"), "*.resx", SearchOption.AllDirectories)
            .Where(file => !file.EndsWith(Chinese, StringComparison.Ordinal) && !IsBuilt(file))
            .Select(file => Path.GetRelativePath(Support.Repository.Root, file)),
    ];

    [Fact]
    public void Sources_HaveTexts()
    {
        EnglishFiles().ShouldNotBeEmpty();
    }

    [Theory]
    [MemberData(nameof(EnglishFiles))]
    public void Texts_OfAFile_AreTheSameKindsInBothLanguages(string file)
    {
        var (english, chinese) = Load(file);

        chinese.Keys.Order().ShouldBe(english.Keys.Order());
        english.Keys.ShouldAllBe(kind => Kind().IsMatch(kind));
    }

    [Theory]
    [MemberData(nameof(EnglishFiles))]
    public void Texts_OfAFile_NumberTheSameArgumentsInBothLanguages(string file)
    {
        var (english, chinese) = Load(file);
        foreach (var (kind, pattern) in english)
        {
            Arguments(chinese[kind]).ShouldBe(Arguments(pattern), $"{file}: {kind}");
        }
    }

    [Theory]
    [MemberData(nameof(EnglishFiles))]
    public void Texts_OfAFile_AreTranslated(string file)
    {
        var (english, chinese) = Load(file);
        foreach (var (kind, pattern) in english.Where(text => Words().Replace(Placeholder().Replace(text.Value, string.Empty), string.Empty).Length > 0))
        {
            chinese[kind].ShouldNotBe(pattern, $"{file}: {kind}");
        }
    }

    private static bool IsBuilt(string file) => file.Replace('\\', '/').Split('/').Any(part => part is "bin" or "obj");

    private static (Dictionary<string, string> English, Dictionary<string, string> Chinese) Load(string file)
    {
        var english = Path.Combine(Support.Repository.Root, file);
        return (Read(english), Read(Path.ChangeExtension(english, null) + Chinese));
    }

    /// <summary>Kinds and patterns; a kind that comes twice fails.</summary>
    private static Dictionary<string, string> Read(string file) => XDocument.Load(file).Root!.Elements("data")
        .ToDictionary(data => data.Attribute("name")!.Value, data => data.Element("value")!.Value, StringComparer.Ordinal);

    private static IEnumerable<int> Arguments(string pattern) => Placeholder().Matches(pattern)
        .Select(match => int.Parse(match.Groups[1].Value, System.Globalization.CultureInfo.InvariantCulture)).Distinct().Order();

    // Kebab-case; what words a ranking feature has its name, which is in snake_case.
    [GeneratedRegex(@"^[a-z0-9]+([-_][a-z0-9]+)*$")]
    private static partial Regex Kind();

    [GeneratedRegex(@"\{(\d+)[^{}]*\}")]
    private static partial Regex Placeholder();

    /// <summary>What stays as it is in any language: signs, digits, and short names such as ID or dB.</summary>
    [GeneratedRegex(@"[\W\d_]|\b\w{1,3}\b")]
    private static partial Regex Words();
}
