using PredictPicks.Selection.Models.Managed;

namespace PredictPicks.Selection.Tests.Models.Managed;

public class FastConvolutionTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 3)]
    [InlineData(4, 2)]
    [InlineData(4, 3)]
    [InlineData(4, 4)]
    [InlineData(4, 5)]
    [InlineData(4, 6)]
    [InlineData(4, 7)]
    public void Transforms_RandomSignal_GiveTheConvolution(int outputs, int taps)
    {
        var convolution = new FastConvolution(outputs, taps);
        var (signal, filter) = (BothEngines.Random(outputs, outputs + taps - 1), BothEngines.Random(taps, taps));
        convolution.Products.ShouldBe(outputs + taps - 1);
        double Product(int point) =>
            Enumerable.Range(0, taps).Sum(tap => convolution.Filter[point, tap] * filter[tap])
            * Enumerable.Range(0, convolution.Products).Sum(i => convolution.Input[point, i] * signal[i]);

        for (var i = 0; i < outputs; i++)
        {
            var output = i;
            var fast = Enumerable.Range(0, convolution.Products).Sum(point => convolution.Output[point, output] * Product(point));
            fast.ShouldBe(Enumerable.Range(0, taps).Sum(tap => (double)filter[tap] * signal[i + tap]), 1e-10);
        }
    }
}
