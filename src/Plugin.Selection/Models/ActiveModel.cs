using System.Composition;
using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Models;

/// <summary>
/// The model in use, or one that is named, loaded when first asked for and shared by all who need it. A failure is not kept: the next caller
/// tries again, after the user has put the model right.
/// </summary>
[Export]
[Shared]
internal sealed class ActiveModel : IDisposable
{
    private readonly IEmbeddingModelSource _source;
    private readonly string? _id;
    private readonly Lock _lock = new();
    private readonly List<IEmbeddingModel> _former = [];
    private volatile IEmbeddingModel? _model;
    private volatile ModelName? _name;

    [ImportingConstructor]
    public ActiveModel(IEmbeddingModelSource source)
        : this(source, null)
    {
    }

    /// <param name="source">Has it.</param>
    /// <param name="id">The model; null: the one in use.</param>
    public ActiveModel(IEmbeddingModelSource source, string? id)
    {
        _source = source;
        _id = id;
    }

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
                return _model ??= _id is null ? _source.LoadActive() : _source.Load(_id);
            }
        }
    }

    /// <summary>Its id and version as stored with features. Reads the card only, as far as that suffices.</summary>
    /// <exception cref="PicksException">There is none that can be used.</exception>
    public ModelName ReadName()
    {
        if (_name is { } known)
        {
            return known;
        }

        // Where the card tells of a problem, loading knows best what to say; should the pack have become usable by now, its own version counts.
        var pack = _source.List().FirstOrDefault(pack => _id is null ? pack.IsActive : string.Equals(pack.Id, _id, StringComparison.Ordinal));
        return _name = pack is { Problem: null } ? new ModelName(pack.Id, pack.Version) : new ModelName(Value.Id, Value.Version);
    }

    /// <summary>Another model is in use from now on. Songs under way end with the former one.</summary>
    public void Forget()
    {
        lock (_lock)
        {
            if (_model is { } former)
            {
                _former.Add(former);
            }

            (_model, _name) = (null, null);
        }
    }

    public void Dispose()
    {
        _model?.Dispose();
        _former.ForEach(model => model.Dispose());
    }
}

/// <summary>Which model made a vector.</summary>
internal sealed record ModelName(string Id, string Version)
{
    /// <summary>As in <c>song_feature_versions</c>.</summary>
    public override string ToString() => $"{Id}/{Version}";
}
