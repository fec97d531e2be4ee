using PredictPicks.Selection.Benchmarks.Features.Frames;
using PredictPicks.Selection.Features.Loudness;

namespace PredictPicks.Selection.Benchmarks.Features.Loudness;

public class LoudnessBenchmark : FeatureBenchmark
{
    protected override object CreateFeature() => new LoudnessFeature();
}
