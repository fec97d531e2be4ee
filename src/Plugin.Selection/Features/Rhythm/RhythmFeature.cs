using System.Composition;
using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Features.Rhythm;

/// <summary>Tempo.</summary>
[Export(typeof(IFeature))]
[Shared]
internal sealed class RhythmFeature : IFeature
{
    public const string FeatureName = "rhythm";

    private readonly RhythmPlan _plan = new(AnalysisStream.Mono16KFloat.SampleRateHz);

    public string Name => FeatureName;

    public string Version => "2";

    public AnalysisStream Stream => AnalysisStream.Mono16KFloat;

    public IFeaturePass BeginSong() => new RhythmPass(_plan);
}
