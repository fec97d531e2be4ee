using PredictPicks.Selection.Audio.Tags;

namespace PredictPicks.Selection.Tests.Audio.Tags;

public sealed class TagValuesTests
{
    [Theory]
    [InlineData("AC/DC", "AC/DC")]
    [InlineData("A; B;C", "A|B|C")]
    [InlineData("A\0B", "A|B")]
    [InlineData("A / B", "A|B")]
    [InlineData("Earth, Wind & Fire", "Earth, Wind & Fire")]
    [InlineData("A feat. B", "A feat. B")]
    [InlineData("A;a;A ;", "A")]
    [InlineData(" ;\0; ", "")]
    public void Names_OneText_SplitsWhereClear(string text, string expected) => string.Join('|', TagValues.Names(text)).ShouldBe(expected);

    [Theory]
    [InlineData("Hip-Hop/Rap", "Hip-Hop|Rap")]
    [InlineData("Rock;Pop", "Rock|Pop")]
    [InlineData("Drum & Bass", "Drum & Bass")]
    public void Genres_OneText_SplitsAtSlashesToo(string text, string expected) => string.Join('|', TagValues.Genres(text)).ShouldBe(expected);

    [Fact]
    public void Names_ManyValues_AreBounded() =>
        TagValues.Names(string.Join(';', Enumerable.Range(0, 100_000))).Count.ShouldBe(TagValues.MaxValues);

    [Theory]
    [InlineData("1999", 1999)]
    [InlineData("1999-01-15", 1999)]
    [InlineData("15.01.1999", 1999)]
    [InlineData("19990115", 1999)]
    [InlineData("2004-05-06T07:00:00Z", 2004)]
    [InlineData("℗ 1987 Label", 1987)]
    [InlineData("99", null)]
    [InlineData("0000", null)]
    [InlineData("123456", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void Year_Dates_AreRead(string? text, int? expected) => TagValues.Year(text).ShouldBe(expected);

    [Theory]
    [InlineData("3", 3)]
    [InlineData("03/12", 3)]
    [InlineData(" 7 ", 7)]
    [InlineData("0/12", null)]
    [InlineData("A1", null)]
    [InlineData("99999999999", null)]
    [InlineData(null, null)]
    public void Track_Numbers_AreRead(string? text, int? expected) => TagValues.Track(text).ShouldBe(expected);
}
