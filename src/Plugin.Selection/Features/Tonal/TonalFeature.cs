using System.Composition;
using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Features.Tonal;

/// <summary>Pitch classes (HPCP) and key.</summary>
[Export(typeof(IFeature))]
[Shared]
internal sealed class TonalFeature : IFeature
{
    public const string FeatureName = "tonal";

    private readonly TonalPlan _plan = new(AnalysisStream.Mono16KFloat.SampleRateHz);

    public string Name => FeatureName;

    public string Version => "2";

    public AnalysisStream Stream => AnalysisStream.Mono16KFloat;

    public IFeaturePass BeginSong() => new TonalPass(_plan);
}
