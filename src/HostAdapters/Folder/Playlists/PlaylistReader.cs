using PredictPicks.Abstractions;

namespace PredictPicks.HostAdapters.Folder.Playlists;

/// <summary>Reads playlists of all formats into references to songs, each once, and says what it passed over.</summary>
internal sealed class PlaylistReader(IReadOnlyList<string> libraryFolders, IHostNotifications notifications)
{
    /// <summary>The entries of a playlist file.</summary>
    /// <param name="path">Absolute.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="PicksException">It is no playlist, or cannot be read.</exception>
    public IReadOnlyList<SongReference> Read(string path, CancellationToken cancellationToken)
    {
        try
        {
            using var file = PlaylistFile.Open(path);
            return Read(file, cancellationToken);
        }
        catch (Exception e) when (PathNames.IsRefusal(e))
        {
            throw new PicksException(FolderTexts.Word("playlist-unreadable", path), path, e);
        }
    }

    private List<SongReference> Read(PlaylistFile file, CancellationToken cancellationToken)
    {
        var resolver = new EntryResolver(Path.GetDirectoryName(file.Path)!, libraryFolders);
        var references = new ReferenceList(resolver);
        int tooLong;
        if (file.Format == PlaylistFormat.Xspf)
        {
            var parser = new XspfParser(file.Path, resolver.NamesFile);
            references.Add(parser.Parse(file.Stream), hasIds: false, cancellationToken);
            tooLong = parser.TooLong;
        }
        else
        {
            bool NamesFile(string text) => resolver.NamesFile(new PlaylistEntry(text));
            var lines = file.ReadLines(line => NamesFile(TextOf(line, file.Format)));
            references.Add(Parse(lines, file.Format, NamesFile), hasIds: file.Format == PlaylistFormat.TextList, cancellationToken);
            tooLong = lines.TooLong;
        }

        Warn("playlist-urls-skipped", references.Remote, file.Path);
        Warn("playlist-dates-skipped", references.UnreadableDates, file.Path);
        Warn("playlist-lines-too-long", tooLong, file.Path);
        return references.Songs;
    }

    private static IEnumerable<PlaylistEntry> Parse(LineReader lines, PlaylistFormat format, Func<string, bool> namesFile) => format switch
    {
        PlaylistFormat.Pls => PlsParser.Parse(lines),
        PlaylistFormat.TextList => TextListParser.Parse(lines, namesFile),
        _ => M3uParser.Parse(lines, namesFile),
    };

    /// <summary>The part of a line that may be a path, whatever its encoding.</summary>
    private static string TextOf(string line, PlaylistFormat format) => format switch
    {
        PlaylistFormat.Pls => line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..],
        PlaylistFormat.TextList when line.LastIndexOf('\t') is >= 0 and var tab => line[..tab],
        _ => line,
    };

    private void Warn(string kind, int count, string path)
    {
        if (count > 0)
        {
            notifications.Warn(FolderTexts.Word(kind, count, path));
        }
    }

    /// <summary>References in the order of their first mention.</summary>
    private sealed class ReferenceList(EntryResolver resolver)
    {
        private readonly HashSet<string> _paths = new(PathNames.Comparer);
        private readonly HashSet<SongId> _ids = [];

        public List<SongReference> Songs { get; } = [];

        public int Remote { get; private set; }

        public int UnreadableDates { get; private set; }

        public void Add(IEnumerable<PlaylistEntry> entries, bool hasIds, CancellationToken cancellationToken)
        {
            foreach (var entry in entries)
            {
                cancellationToken.ThrowIfCancellationRequested();
                Add(entry, hasIds);
            }
        }

        private void Add(in PlaylistEntry entry, bool hasIds)
        {
            if (hasIds && ListId.TryParse(entry.Text) is { } id)
            {
                if (_ids.Add(id))
                {
                    Songs.Add(new SongReference(null, id, DateOf(entry)));
                }
            }
            else if (EntryResolver.IsRemote(entry))
            {
                Remote++;
            }
            else if (resolver.Resolve(entry) is { } path && _paths.Add(path))
            {
                Songs.Add(new SongReference(path, null, DateOf(entry)));
            }
        }

        private DateTimeOffset? DateOf(in PlaylistEntry entry)
        {
            if (entry.Date is null)
            {
                return null;
            }

            if (ListDate.TryParse(entry.Date, out var date))
            {
                return date;
            }

            UnreadableDates++;
            return null;
        }
    }
}
