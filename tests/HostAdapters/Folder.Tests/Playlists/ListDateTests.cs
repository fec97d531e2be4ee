using System.Globalization;
using PredictPicks.HostAdapters.Folder.Playlists;

namespace PredictPicks.HostAdapters.Folder.Tests.Playlists;

public sealed class ListDateTests
{
    [Theory]
    [InlineData("2024-03-05", "2024-03-05T00:00:00Z")]
    [InlineData("2024-03-05T17:04", "2024-03-05T17:04:00Z")]
    [InlineData("2024-03-05T17:04:09", "2024-03-05T17:04:09Z")]
    [InlineData("2024-03-05T17:04:09Z", "2024-03-05T17:04:09Z")]
    [InlineData("2024-03-05T17:04:09.5Z", "2024-03-05T17:04:09.5Z")]
    [InlineData("2024-03-05T17:04:09+02:00", "2024-03-05T15:04:09Z")]
    [InlineData("2024-03-05 17:04:09", "2024-03-05T17:04:09Z")]
    [InlineData("2024-03-05 17:04:09 +0200", "2024-03-05T15:04:09Z")]
    [InlineData("2024-03", "2024-03-01T00:00:00Z")]
    [InlineData("20240305", "2024-03-05T00:00:00Z")]
    [InlineData("20240305T170409Z", "2024-03-05T17:04:09Z")]
    [InlineData("2024/3/5", "2024-03-05T00:00:00Z")]
    [InlineData("2024.03.05", "2024-03-05T00:00:00Z")]
    [InlineData("5.3.2024", "2024-03-05T00:00:00Z")]
    [InlineData("05.03.2024 17:04", "2024-03-05T17:04:00Z")]
    [InlineData("3/5/2024", "2024-03-05T00:00:00Z")]
    [InlineData("5 Mar 2024", "2024-03-05T00:00:00Z")]
    [InlineData("March 5, 2024", "2024-03-05T00:00:00Z")]
    [InlineData("Tue, 05 Mar 2024 17:04:09 GMT", "2024-03-05T17:04:09Z")]
    [InlineData("2024年3月5日", "2024-03-05T00:00:00Z")]
    [InlineData("1709658249", "2024-03-05T17:04:09Z")]
    [InlineData("1709658249000", "2024-03-05T17:04:09Z")]
    public void TryParse_FormInUse_IsReadTheSameInEveryCulture(string text, string expected)
    {
        var culture = CultureInfo.CurrentCulture;
        try
        {
            foreach (var name in new[] { "en-US", "de-DE", "ar-SA", "th-TH" })
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
                ListDate.TryParse(text, out var date).ShouldBeTrue(text);
                date.ShouldBe(DateTimeOffset.Parse(expected, CultureInfo.InvariantCulture));
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("17:04")]
    [InlineData("12")]
    [InlineData("2024")]
    [InlineData("2024-13-05")]
    [InlineData("2024-02-30")]
    [InlineData("0001-01-01T00:00:00+14:00")]
    [InlineData("song.mp3")]
    public void TryParse_AnythingElse_IsNoDate(string text)
    {
        ListDate.TryParse(text, out _).ShouldBeFalse();
    }
}
