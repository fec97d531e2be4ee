using CsCheck;
using PredictPicks.Abstractions;
using PredictPicks.TestHost.Hosting;
using PredictPicks.TestHost.Terminal;

namespace PredictPicks.TestHost.Tests.Terminal;

public class ProgressLineTests
{
    private static readonly JobProgress Moment = new(
        JobPhase.Analysing,
        1_200,
        4_800,
        "/music/a long name of a song, 很长的歌名.flac",
        4.13,
        TimeSpan.FromSeconds(871));

    public ProgressLineTests() => Language.Use(Language.Choose("en", System.Globalization.CultureInfo.InvariantCulture));

    [Fact]
    public void Word_FullMoment_HasCountPercentageRateTimesAndFile()
    {
        ProgressLine.Word(Moment, TimeSpan.FromSeconds(3_723))
            .ShouldBe("Analysing 1,200/4,800 · 25 % · 4.1 songs/s · 1:02:03 passed · 14:31 left · a long name of a song, 很长的歌名.flac");
    }

    [Fact]
    public void Word_TotalUnknown_SaysWhatIsKnown()
    {
        ProgressLine.Word(new JobProgress(JobPhase.Listing, 12), TimeSpan.FromSeconds(5)).ShouldBe("Listing 12 · 0:05 passed");
    }

    [Fact]
    public void Word_AnyWidth_TheNameGivesWayToFit()
    {
        Gen.Int[72, 140].Sample(columns =>
        {
            var line = ProgressLine.Word(Moment, TimeSpan.FromSeconds(60), columns);
            return new Spectre.Console.Text(line).Length <= columns && line.Contains("14:31 left", StringComparison.Ordinal);
        });
    }
}
