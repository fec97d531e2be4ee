using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Features;

/// <summary>
/// One feature of a song, computed in one pass over one analysis stream. A MEF part: exporting it is all that a new feature needs.
/// Thread-safe; each song has a pass of its own.
/// </summary>
internal interface IFeature
{
    /// <summary>Stable name, as shown by <c>inspect</c>.</summary>
    string Name { get; }

    /// <summary>Name in <c>song_feature_versions</c>.</summary>
    string StoredName => Name;

    /// <summary>Changes whenever the same song would give another value; raising it re-computes this feature alone.</summary>
    string Version { get; }

    /// <summary>The audio that it listens to.</summary>
    AnalysisStream Stream { get; }

    /// <summary>Starts a song.</summary>
    IFeaturePass BeginSong();
}

/// <summary>One song on its way through a feature. Used by one thread; memory does not grow with the song's length.</summary>
internal interface IFeaturePass : IDisposable
{
    /// <summary>Feeds whole samples of the feature's stream, in time order.</summary>
    void Add(ArraySegment<byte> samples);

    /// <summary>Ends the song: puts the value, or the reason why there is none, into <paramref name="song"/>.</summary>
    void Complete(SongAnalysis song);
}
