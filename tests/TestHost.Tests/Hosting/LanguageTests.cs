using System.Globalization;
using PredictPicks.TestHost.Hosting;

namespace PredictPicks.TestHost.Tests.Hosting;

public class LanguageTests
{
    [Theory]
    [InlineData("zh", "en-US", "zh-Hans")]
    [InlineData("zh_CN.UTF-8", "en-US", "zh-Hans")]
    [InlineData("en", "zh-CN", "en")]
    [InlineData(null, "zh-CN", "zh-Hans")]
    [InlineData(null, "de-DE", "en")]
    [InlineData(null, "", "en")]
    public void Choose_VariableThenSystem_GivesALanguageThatThereAreWordingsFor(string? variable, string system, string expected)
    {
        Language.Choose(variable, CultureInfo.GetCultureInfo(system)).Name.ShouldBe(expected);
    }
}
