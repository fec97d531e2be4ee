using PredictPicks.Abstractions;

namespace PredictPicks.HostAdapters.Remote;

/// <summary>What a player has that is no file: streams, parts of archives. It is counted, one is named, and the others go on.</summary>
internal sealed class SkippedEntries
{
    private int _count;
    private string? _first;

    /// <summary>The entries that are files.</summary>
    public static List<SongReference> References(IReadOnlyList<ListedSong> entries, IHostNotifications notifications, string warning, params object[] arguments)
    {
        var skipped = new SkippedEntries();
        List<SongReference> references = [];
        foreach (var entry in entries)
        {
            if (FilePaths.IsFile(entry.Path))
            {
                references.Add(new SongReference(entry.Path, PickedAt: entry.PickedAt));
            }
            else
            {
                skipped.Add(entry.Path);
            }
        }

        skipped.Say(notifications, warning, arguments);
        return references;
    }

    public void Add(string path)
    {
        _first ??= path;
        _count++;
    }

    /// <summary>Warns, if there is anything to warn of.</summary>
    public void Say(IHostNotifications notifications, string warning, params object[] arguments)
    {
        if (_first is not null)
        {
            notifications.Warn(RemoteTexts.Word(warning, [_count, _first, .. arguments]));
        }
    }
}
