using PredictPicks.Abstractions;

namespace PredictPicks.HostAdapters.Mpd;

/// <summary>Songs of the server that are no files of their own: streams, tracks of a CUE sheet, members of an archive. They are counted, one is named, the others go on.</summary>
internal sealed class SkippedSongs(MusicFolder folder)
{
    private int _count;
    private string? _first;

    /// <summary>The file of a song, also of one that the disk has lost; null for a song that is none.</summary>
    public string? FileOf(string uri)
    {
        if (folder.PathOf(uri) is { } path && (File.Exists(path) || !IsPart(path)))
        {
            return path;
        }

        _first ??= uri;
        _count++;
        return null;
    }

    public SongReference? ReferenceOf(string uri) => FileOf(uri) is { } path ? new SongReference(path) : null;

    /// <summary>Warns, if there is anything to warn of.</summary>
    public void Say(IHostNotifications notifications, string warning, params object[] arguments)
    {
        if (_first is not null)
        {
            notifications.Warn(MpdTexts.Word(warning, [_count, _first, .. arguments]));
        }
    }

    /// <summary>Whether it lies in a file as if that were a folder: <c>album.cue/track0001</c>, <c>songs.zip/a.mp3</c>.</summary>
    private bool IsPart(string path)
    {
        for (var above = Path.GetDirectoryName(path); above is not null && above.Length > folder.Root.Length; above = Path.GetDirectoryName(above))
        {
            if (File.Exists(above))
            {
                return true;
            }
        }

        return false;
    }
}
