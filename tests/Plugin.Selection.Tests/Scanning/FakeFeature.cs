using PredictPicks.Abstractions;
using PredictPicks.Selection.Features;

namespace PredictPicks.Selection.Tests.Scanning;

/// <summary>A feature whose value is the number of samples that it was given; it may be told to fail.</summary>
internal sealed class FakeFeature(string name, string version = "1") : IFeature
{
    public string Name => name;

    public string Version => version;

    public AnalysisStream Stream { get; init; } = AnalysisStream.Mono16KFloat;

    public bool Fails { get; init; }

    public IFeaturePass BeginSong() => new Pass(this);

    private sealed class Pass(FakeFeature feature) : IFeaturePass
    {
        private int _bytes;

        public void Add(ArraySegment<byte> samples)
        {
            _bytes += feature.Fails ? throw new InvalidOperationException("A defect.") : samples.Count;
        }

        public void Complete(SongAnalysis song) => song.RmsMean = _bytes;

        public void Dispose()
        {
        }
    }
}
