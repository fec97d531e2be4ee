using PredictPicks.Selection.Benchmarks.Features.Frames;
using PredictPicks.Selection.Features.Tonal;

namespace PredictPicks.Selection.Benchmarks.Features.Tonal;

public class TonalBenchmark : FeatureBenchmark
{
    protected override object CreateFeature() => new TonalFeature();
}
