using PredictPicks.Selection.Features.Spectrum;

namespace PredictPicks.Selection.Tests.Features.Spectrum;

public class WindowsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(512)]
    public void PeriodicHann_ShiftedByHalf_AddsUpToOne(int length)
    {
        var window = Windows.PeriodicHann(2 * length);

        window.Length.ShouldBe(2 * length);
        window[0].ShouldBe(0);
        window[length].ShouldBe(1);
        for (var t = 0; t < length; t++)
        {
            (window[t] + window[t + length]).ShouldBe(1, 1e-6f);
            window[t].ShouldBe((float)Math.Pow(Math.Sin(Math.PI * t / (2 * length)), 2), 1e-6f);
        }
    }

    [Fact]
    public void PeriodicHann_NoLength_Refuses() => Should.Throw<ArgumentOutOfRangeException>(() => Windows.PeriodicHann(0));
}
