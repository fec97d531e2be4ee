using CsCheck;
using PredictPicks.TestHost.Terminal;

namespace PredictPicks.TestHost.Tests.Terminal;

public class SafeTextTests
{
    [Theory]
    [InlineData("plain, 中文, e\u0301, 👩‍🎤", "plain, 中文, e\u0301, 👩‍🎤")]
    [InlineData("\u001b[2J\u0007\0\n\r\t", "␛[2J␇␀␊␍␉")]
    [InlineData("\u007f\u009b", "␡\ufffd")]
    [InlineData("a\u202Eb\u2028c", "a\ufffdb\ufffdc")]
    public void OneLine_Text_ShowsWhatWouldSteerATerminal(string text, string expected)
    {
        SafeText.OneLine(text).ShouldBe(expected);
    }

    [Fact]
    public void OneLine_HalfASurrogatePair_IsReplacedAndAWholeOneKept()
    {
        SafeText.OneLine("\ud83d" + "a" + "\udc00" + "😀").ShouldBe("\ufffda\ufffd😀");
    }

    [Fact]
    public void OneLine_AnyText_HasNoControlCharacterAndKeepsItsLength()
    {
        Gen.String.Sample(text => SafeText.OneLine(text) is var line && line.Length == text.Length && !line.Any(char.IsControl) && SafeText.OneLine(line) == line);
    }
}
