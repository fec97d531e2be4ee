using NSubstitute;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Audio.Tags;
using PredictPicks.Selection.Features;
using PredictPicks.Selection.Scanning;
using PredictPicks.Selection.Store;

namespace PredictPicks.Selection.Tests.Scanning;

/// <summary>A library folder and a store that go away with the test, and scans over them with a fake decoder.</summary>
internal sealed class ScanHarness : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("picks-scan-").FullName;
    private readonly IPluginEnvironment _environment = Substitute.For<IPluginEnvironment>();

    public ScanHarness()
    {
        _environment.UtcNow.Returns(() => new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        Directory.CreateDirectory(Path.Combine(_root, "music"));
    }

    public FakeDecoder Decoder { get; } = new();

    public IReadOnlyList<IFeature> Features { get; set; } = [new FakeFeature("embedding")];

    public string StoreFolder => Path.Combine(_root, "store");

    public string PathOf(string name) => Path.Combine(_root, "music", name);

    public string Write(string name, string content)
    {
        File.WriteAllText(PathOf(name), content);
        return PathOf(name);
    }

    public Task<ExtractionReport> ScanAsync(ExtractionOptions? options = null, CancellationToken cancellationToken = default) =>
        ScanAsync([.. Directory.GetFiles(Path.Combine(_root, "music")).Order(StringComparer.Ordinal).Select(Song.FromPath)], options, cancellationToken);

    public Task<ExtractionReport> ScanAsync(IReadOnlyList<Song> songs, ExtractionOptions? options = null, CancellationToken cancellationToken = default)
    {
        var analyser = new SongAnalyser(Decoder, new TagMerger([], _environment), _environment.Log);
        var scan = new LibraryScan(analyser, Features, _environment, TimeProvider.System);
        return scan.RunAsync(StoreFolder, songs, options ?? new ExtractionOptions { Jobs = 2 }, null, cancellationToken);
    }

    public FeatureStore OpenStore() => FeatureStore.Open(StoreFolder, _environment.UtcNow);

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
