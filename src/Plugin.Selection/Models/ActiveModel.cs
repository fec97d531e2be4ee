using System.Composition;
using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Models;

/// <summary>The model in use, loaded when first asked for and shared by all who need it. A failure is not kept: the next caller tries again, after the user has put the model right.</summary>
[Export]
[Shared]
[method: ImportingConstructor]
internal sealed class ActiveModel(IEmbeddingModelSource source) : IDisposable
{
    private readonly Lock _lock = new();
    private volatile IEmbeddingModel? _model;

    /// <summary>The model. Thread-safe.</summary>
    /// <exception cref="PicksException">There is none that can be used.</exception>
    public IEmbeddingModel Value
    {
        get
        {
            if (_model is { } loaded)
            {
                return loaded;
            }

            lock (_lock)
            {
                return _model ??= source.LoadActive();
            }
        }
    }

    /// <summary>Its id and version as stored with features. Reads the card only, as far as that suffices.</summary>
    /// <exception cref="PicksException">There is none that can be used.</exception>
    public string ReadVersion()
    {
        // Where the card tells of a problem, loading knows best what to say; should the pack have become usable by now, its own version counts.
        return source.List().FirstOrDefault(pack => pack.IsActive) is { Problem: null } active ? Name(active.Id, active.Version) : Name(Value.Id, Value.Version);
    }

    public void Dispose() => _model?.Dispose();

    /// <summary>How a model's version is written in <c>song_feature_versions</c>.</summary>
    public static string Name(string id, string version) => $"{id}/{version}";
}
