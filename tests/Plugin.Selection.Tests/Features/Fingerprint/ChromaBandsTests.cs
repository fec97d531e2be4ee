using PredictPicks.Selection.Features.Fingerprint;

namespace PredictPicks.Selection.Tests.Features.Fingerprint;

public class ChromaBandsTests
{
    /// <summary>The number of bins of each band in the reference.</summary>
    [Fact]
    public void Sum_OfAFlatSpectrum_CountsTheBinsOfEachBand()
    {
        var power = Enumerable.Repeat(1f, (Chromaprint.FrameSamples / 2) + 1).ToArray();
        var chroma = new double[ChromaBands.Count];

        ChromaBands.Sum(power, chroma);

        chroma.ShouldBe([78, 80, 89, 89, 100, 102, 109, 115, 123, 131, 138, 144]);
    }

    [Theory]
    [InlineData(10, 11)]
    [InlineData(11, 1)]
    [InlineData(16, 7)]
    [InlineData(21, 0)]
    [InlineData(28, 5)]
    [InlineData(41, 0)]
    [InlineData(163, 11)]
    [InlineData(1307, 11)]
    public void Sum_OfOneBin_IsInTheBandOfItsPitch(int bin, int band)
    {
        var power = new float[(Chromaprint.FrameSamples / 2) + 1];
        power[bin] = 2;
        var chroma = new double[ChromaBands.Count];

        ChromaBands.Sum(power, chroma);

        chroma[band].ShouldBe(2);
        chroma.Sum().ShouldBe(2);
    }

    [Theory]
    [InlineData(9)]
    [InlineData(1308)]
    public void Sum_OfABinOutsideTheRange_IsZero(int bin)
    {
        var power = new float[(Chromaprint.FrameSamples / 2) + 1];
        power[bin] = 2;
        var chroma = new double[ChromaBands.Count];

        ChromaBands.Sum(power, chroma);

        chroma.ShouldAllBe(value => value == 0);
    }
}
