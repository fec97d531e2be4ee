using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Store;

/// <summary>Finds the songs that playlist entries point to, files that are gone included.</summary>
internal static class ReferenceResolver
{
    /// <summary>Resolves by id where the entry has one that is known, else by any path that the store has ever seen.</summary>
    public static ResolvedSongs Resolve(FeatureStore store, IReadOnlyList<SongReference> references)
    {
        var byPath = store.FindByPath(references.Where(reference => reference.Path is not null).Select(reference => reference.Path!));
        var known = store.FindKnown(references.Where(reference => reference.Id is not null).Select(reference => reference.Id!.Value));
        var found = new Dictionary<SongId, Pick>();
        var unknown = new List<SongReference>();
        foreach (var reference in references)
        {
            if (reference.Id is { } id && known.Contains(id))
            {
                found.TryAdd(id, new Pick(id, reference.PickedAt));
            }
            else if (reference.Path is { } path && byPath.TryGetValue(path, out var song))
            {
                found.TryAdd(song, new Pick(song, reference.PickedAt));
            }
            else
            {
                unknown.Add(reference);
            }
        }

        return new ResolvedSongs([.. found.Values], unknown);
    }
}
