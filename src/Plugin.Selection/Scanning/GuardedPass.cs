using System.Diagnostics.CodeAnalysis;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Features;

namespace PredictPicks.Selection.Scanning;

/// <summary>
/// A feature's pass over one song whose defects stay its own: when it throws, the feature is missing with a reason, and the other features go on.
/// The one place where a feature's failure is contained. What concerns every song (a model that cannot be loaded) is let through.
/// </summary>
internal sealed class GuardedPass : IDisposable
{
    private readonly IFeature _feature;
    private readonly IFeaturePass _pass;
    private readonly string _path;
    private readonly IPluginLog _log;
    private bool _failed;

    public GuardedPass(IFeature feature, string path, IPluginLog log)
    {
        _feature = feature;
        _path = path;
        _log = log;
        _pass = feature.BeginSong();
    }

    public AnalysisStream Stream => _feature.Stream;

    public void Add(ArraySegment<byte> samples) => Guard(() => _pass.Add(samples));

    public void Complete(SongAnalysis song)
    {
        Guard(() => _pass.Complete(song));
        song.FeatureVersions[_feature.StoredName] = _feature.Version;
        if (_failed)
        {
            song.Missing.Add(new MissingFeature(_feature.Name, ScanningTexts.Word("feature-failed", _feature.Name)));
        }
    }

    public void Dispose() => _pass.Dispose();

    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "A defect of one feature must not cost the others.")]
    private void Guard(Action action)
    {
        if (_failed)
        {
            return;
        }

        try
        {
            action();
        }
        catch (Exception exception) when (exception is not (PicksException or OperationCanceledException))
        {
            _failed = true;
            _log.Write(LogSeverity.Error, $"The feature '{_feature.Name}' failed on {_path}.", exception);
        }
    }
}
