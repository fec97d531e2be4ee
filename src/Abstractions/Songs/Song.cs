namespace PredictPicks.Abstractions;

/// <summary>A song as a host knows it.</summary>
/// <param name="Id">The host's own id, or null: the plug-in then identifies the song by its audio packets.</param>
/// <param name="Path">Absolute path of its file, or null when the file is gone.</param>
/// <param name="Tags">What the host knows about it; <see cref="SongTags.None"/> when it leaves the tags to the plug-in.</param>
public sealed record Song(SongId? Id, string? Path, SongTags Tags)
{
    /// <summary>Stars that the user gave it, 0 to 5, or null.</summary>
    public double? Rating { get; init; }

    /// <summary>A song that is known by its file alone.</summary>
    public static Song FromPath(string path) => new(null, path, SongTags.None);
}

/// <summary>A song that the user hand-selected.</summary>
/// <param name="Id">The song.</param>
/// <param name="PickedAt">When it was picked, or null when the host does not know.</param>
public sealed record Pick(SongId Id, DateTimeOffset? PickedAt = null);

/// <summary>
/// An entry of a playlist or of a list of picks: a path, an id, or both. It may point to a file that is gone.
/// </summary>
/// <param name="Path">Absolute path, or null when the entry names an id.</param>
/// <param name="Id">The song's id, or null when the entry names a path.</param>
/// <param name="PickedAt">The entry's date, or null.</param>
public sealed record SongReference(string? Path, SongId? Id = null, DateTimeOffset? PickedAt = null);
