using System.Composition;
using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Audio.Tags;

[Export, Shared]
internal sealed class TagMerger
{
    private readonly IEnumerable<ITagReader> _readers;

    [ImportingConstructor]
    public TagMerger([ImportMany] IEnumerable<ITagReader> readers, IPluginEnvironment environment) => _readers = readers;

    public SongTags Read(string path, AudioIdentity identity)
    {
        string? Get(string key) => identity.ContainerTags.FirstOrDefault(t => t.Key == key).Value;
        return new SongTags { Title = Get("title"), Album = Get("album"), Artists = Get("artist") is { } a ? [a] : [], Genres = Get("genre") is { } g ? [g] : [] };
    }
}
