using PredictPicks.Selection.Benchmarks.Features.Frames;
using PredictPicks.Selection.Features.Rhythm;

namespace PredictPicks.Selection.Benchmarks.Features.Rhythm;

public class RhythmBenchmark : FeatureBenchmark
{
    protected override object CreateFeature() => new RhythmFeature();
}
