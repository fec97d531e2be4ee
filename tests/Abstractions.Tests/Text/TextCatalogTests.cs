using System.Globalization;
using System.Resources;

namespace PredictPicks.Abstractions.Tests.Text;

public sealed class TextCatalogTests : IDisposable
{
    private readonly CultureInfo _culture = CultureInfo.CurrentUICulture;
    private readonly TextCatalog _catalog = new(typeof(TextCatalogTests).Assembly, "PredictPicks.Abstractions.Tests.Text.TestTexts");

    public TextCatalogTests()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("en");
    }

    public void Dispose() => CultureInfo.CurrentUICulture = _culture;

    [Fact]
    public void Word_Arguments_StandWhereTheirNumbersAre()
    {
        var text = _catalog.Word("order", "first", "second");

        text.Text.ShouldBe("second before first, and second again");
        text.Kind.ShouldBe("order");
        text.Arguments.ShouldBe(["first", "second"]);
    }

    [Theory]
    [InlineData(0, "0 songs were left out of 7 lists.")]
    [InlineData(1, "1 song was left out of 7 lists.")]
    [InlineData(2, "2 songs were left out of 7 lists.")]
    [InlineData(-1, "-1 songs were left out of 7 lists.")]
    public void Word_Plural_AgreesWithTheCount(int count, string expected)
    {
        _catalog.Word("counts", count, 7).Text.ShouldBe(expected);
    }

    [Fact]
    public void Word_PluralOfAnotherArgument_IsChosenByThatOne()
    {
        _catalog.Word("counts", 5, 1).Text.ShouldBe("5 songs were left out of 1 list.");
    }

    [Theory]
    [InlineData(1L)]
    [InlineData(1.0)]
    public void Word_PluralOfAnyNumber_Works(object count)
    {
        _catalog.Word("counts", count, 2).Text.ShouldBe("1 song was left out of 2 lists.");
    }

    [Theory]
    [InlineData("{0} {1|a|b} {{ }} {9}")]
    [InlineData("%s $1 \\0 \n")]
    public void Word_ArgumentThatLooksLikeAWording_StaysAsItIs(string hostile)
    {
        _catalog.Word("file", hostile).Text.ShouldBe($"The file {hostile} is broken.");
    }

    [Theory]
    [InlineData("zh")]
    [InlineData("zh-CN")]
    [InlineData("zh-Hans-SG")]
    public void Word_Chinese_IsTranslated(string culture)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);

        _catalog.Word("file", "a.mp3").Text.ShouldBe("文件 a.mp3 已损坏。");
        _catalog.Word("counts", 1, 2).Text.ShouldBe("2 个列表中有 1 首歌曲被跳过。");
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("")]
    public void Word_LanguageWithoutTranslation_IsEnglish(string culture)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(culture);

        _catalog.Word("file", "a.mp3").Text.ShouldBe("The file a.mp3 is broken.");
    }

    [Fact]
    public void Word_KindWithoutTranslation_IsEnglish()
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("zh");

        _catalog.Word("untranslated").Text.ShouldBe("Only in English.");
    }

    [Fact]
    public void Word_Numbers_AreWrittenInTheUsersWay()
    {
        _catalog.Word("number", 1234.5).Text.ShouldBe("1,234.50 s");

        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("de-DE");
        _catalog.Word("number", 1234.5).Text.ShouldBe("1.234,50 s");
    }

    [Fact]
    public void Word_UnknownKind_IsADefect()
    {
        Should.Throw<MissingManifestResourceException>(() => _catalog.Word("no-such-kind")).Message.ShouldContain("no-such-kind");
    }
}
