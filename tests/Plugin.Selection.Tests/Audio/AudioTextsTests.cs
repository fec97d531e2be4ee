using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using PredictPicks.Selection.Audio;

namespace PredictPicks.Selection.Tests.Audio;

public sealed class AudioTextsTests
{
    private static readonly ResourceManager Resources = new("PredictPicks.Selection.Audio.AudioTexts", typeof(AudioTexts).Assembly);

    [Fact]
    public void Texts_EveryKind_IsWordedInBothLanguagesWithTheSameArguments()
    {
        var english = Read(CultureInfo.InvariantCulture);
        var chinese = Read(CultureInfo.GetCultureInfo("zh"));

        chinese.Keys.Order().ShouldBe(english.Keys.Order());
        foreach (var (kind, text) in english)
        {
            Arguments(chinese[kind]).ShouldBe(Arguments(text), kind);
            chinese[kind].ShouldNotBe(text, kind);
        }
    }

    [Fact]
    public void Texts_EveryKindInTheCode_HasAWording()
    {
        var kinds = Read(CultureInfo.InvariantCulture).Keys;

        foreach (var kind in kinds)
        {
            AudioTexts.Word(kind, 1, 2, 3, 4).Text.ShouldNotContain("{");
        }
    }

    [Fact]
    public void AboutFile_Path_NamesTheFileWithoutItsFolders()
    {
        var exception = AudioTexts.AboutFile("audio-file-empty", "/music/a/b.mp3");

        exception.Message.ShouldContain("“b.mp3”");
        exception.Subject.ShouldBe("/music/a/b.mp3");
    }

    private static Dictionary<string, string> Read(CultureInfo culture)
    {
        var set = Resources.GetResourceSet(culture, createIfNotExists: true, tryParents: false).ShouldNotBeNull();
        return set.Cast<System.Collections.DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!);
    }

    private static string Arguments(string text) =>
        string.Concat(Regex.Matches(text, @"\{(?<index>\d)", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(match => match.Groups["index"].Value).Distinct().Order());
}
