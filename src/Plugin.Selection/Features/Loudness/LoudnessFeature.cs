using System.Composition;
using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Features.Loudness;

/// <summary>Integrated loudness, sample peak and loudness range.</summary>
[Export(typeof(IFeature))]
[Shared]
internal sealed class LoudnessFeature : IFeature
{
    public const string FeatureName = "loudness";

    public string Name => FeatureName;

    public string Version => "1";

    public AnalysisStream Stream => AnalysisStream.Mono16KFloat;

    public IFeaturePass BeginSong() => new LoudnessPass(Stream.SampleRateHz);
}
