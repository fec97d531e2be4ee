using System.Text;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Store.Sqlite;

namespace PredictPicks.Selection.Store;

/// <summary>
/// Answers what a scan asks: which files, failures and songs are known. Every call belongs into a read transaction of its caller's.
/// </summary>
internal sealed class FileReader(SqliteDatabase database)
{
    /// <summary>Paths from which on reading the whole table once is quicker than a look-up each.</summary>
    private const int SweepFrom = 5000;

    public Dictionary<string, StoredFile> ReadFiles()
    {
        using var query = database.Prepare("SELECT path, songId, fileHash, size, mtime FROM song_files");

        // One object for id and hash, which are the same text unless the host has ids of its own.
        var ids = new Utf8Pool<SongId>(static utf8 => new SongId(Encoding.UTF8.GetString(utf8)));
        var files = new Dictionary<string, StoredFile>(StringComparer.Ordinal);
        while (query.Step())
        {
            var file = new StoredFile(ids[query.GetBytes(1)], ids[query.GetBytes(2)], query.GetInt64(3), query.GetInt64(4));
            files.Add(query.GetText(0), file);
        }

        return files;
    }

    public Dictionary<string, StoredFailure> ReadFailures()
    {
        using var query = database.Prepare("SELECT path, size, mtime, reasonKind, reasonArguments, reasonText FROM scan_failures");
        var failures = new Dictionary<string, StoredFailure>(StringComparer.Ordinal);
        while (query.Step())
        {
            var reason = new UserText(query.GetText(3), StoredText.ToArguments(query.GetBytes(4)), query.GetText(5));
            failures.Add(query.GetText(0), new StoredFailure(query.GetInt64(1), query.GetInt64(2), reason));
        }

        return failures;
    }

    public HashSet<SongId> ReadSongsWith(string feature, string version)
    {
        using var query = database.Prepare("SELECT songId FROM song_feature_versions WHERE feature = ?1 AND version = ?2");
        query.Bind(1, feature).Bind(2, version);
        var songs = new HashSet<SongId>();
        while (query.Step())
        {
            songs.Add(new SongId(query.GetText(0)));
        }

        return songs;
    }

    public Dictionary<string, SongId> FindByPath(IEnumerable<string> paths)
    {
        var wanted = paths.ToHashSet(StringComparer.Ordinal);
        return wanted.Count > SweepFrom ? FindBySweep(wanted) : FindOneByOne(wanted);
    }

    private Dictionary<string, SongId> FindOneByOne(HashSet<string> paths)
    {
        var found = new Dictionary<string, SongId>(paths.Count, StringComparer.Ordinal);
        foreach (var path in paths)
        {
            using var query = database.Prepare("SELECT songId FROM song_files WHERE path = ?1");
            if (query.Bind(1, path).Step())
            {
                found[path] = new SongId(query.GetText(0));
            }
        }

        return found;
    }

    private Dictionary<string, SongId> FindBySweep(HashSet<string> paths)
    {
        var found = new Dictionary<string, SongId>(paths.Count, StringComparer.Ordinal);
        using var query = database.Prepare("SELECT path, songId FROM song_files");
        while (query.Step())
        {
            var path = query.GetText(0);
            if (paths.Contains(path))
            {
                found[path] = new SongId(query.GetText(1));
            }
        }

        return found;
    }

    public SongId? FindByPacketHash(SongId packetHash)
    {
        using var query = database.Prepare("""
            SELECT songId FROM song_files WHERE fileHash = ?1
            UNION SELECT songId FROM song_former_paths WHERE fileHash = ?1
            ORDER BY songId LIMIT 1
            """);
        return query.Bind(1, packetHash.Value).Step() ? new SongId(query.GetText(0)) : null;
    }

    public Dictionary<SongId, IReadOnlyList<string>> FindPaths(IEnumerable<SongId> ids)
    {
        var found = new Dictionary<SongId, IReadOnlyList<string>>();
        foreach (var id in ids)
        {
            using var query = database.Prepare("SELECT path FROM song_files WHERE songId = ?1 ORDER BY seenAt DESC, path");
            query.Bind(1, id.Value);
            var paths = new List<string>();
            while (query.Step())
            {
                paths.Add(query.GetText(0));
            }

            found[id] = paths;
        }

        return found;
    }

    public HashSet<SongId> FindKnown(IEnumerable<SongId> ids)
    {
        var known = new HashSet<SongId>();
        foreach (var id in ids)
        {
            using var query = database.Prepare("SELECT 1 FROM song_features WHERE songId = ?1");
            if (query.Bind(1, id.Value).Step())
            {
                known.Add(id);
            }
        }

        return known;
    }
}
