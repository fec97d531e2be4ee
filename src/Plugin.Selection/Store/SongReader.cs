using System.Runtime.InteropServices;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Store.Sqlite;

namespace PredictPicks.Selection.Store;

/// <summary>Reads whole songs, in the order of their ids. Every call belongs into a read transaction of its caller's.</summary>
internal sealed class SongReader(SqliteDatabase database, VectorReader vectorReader)
{
    private const string Tags = $"SELECT t.songId, {TagsReader.Columns} FROM song_tags t WHERE t.songId >= ?1 ORDER BY t.songId";
    private const string Paths = "SELECT songId, path FROM song_files WHERE songId >= ?1 ORDER BY songId, seenAt DESC, path";
    private const string FormerPaths = "SELECT songId, path FROM song_former_paths ORDER BY songId, path";

    /// <summary>Everything about every song.</summary>
    public List<StoredSong> ReadAll(string modelId, string modelVersion, bool withVectors)
    {
        var (vectorIds, vectors) = withVectors ? vectorReader.Read(modelId, modelVersion) : ([], new([], 1));
        using var query = database.Prepare(
            $"SELECT songId, durationSec, bitrateKbps, sampleRateHz, channels, codec, updatedAt, {SoundColumns.Columns} "
            + "FROM song_features ORDER BY songId");
        using var tagRows = new OrderedRows(database.Prepare(Tags).Bind(1, string.Empty));
        using var pathRows = new OrderedRows(database.Prepare(Paths).Bind(1, string.Empty));
        using var formerPathRows = new OrderedRows(database.Prepare(FormerPaths));
        var tags = new TagsReader();
        var replaced = ReadReplacedPaths();
        var songs = new List<StoredSong>();
        var nextVector = 0;
        while (query.Step())
        {
            var utf8 = query.GetBytes(0);
            var songTags = tagRows.MoveTo(utf8) ? tags.Read(tagRows.Current, 1) : SongTags.None;
            var paths = AllPaths(utf8, pathRows, formerPathRows, replaced);
            var id = new SongId(query.GetText(0));
            var vector = nextVector < vectorIds.Count && vectorIds[nextVector] == id ? vectors.Row(nextVector++).ToArray() : null;
            var audio = new AudioProperties(
                query.GetNullableText(5), query.GetNullableInt32(3), query.GetNullableInt32(4), query.GetNullableInt32(2));
            var updatedAt = DateTimeOffset.FromUnixTimeMilliseconds(query.GetInt64(6));
            var sound = SoundColumns.Read(query, 7) with { Fingerprint = ReadFingerprint(id) };
            songs.Add(new StoredSong(id, paths, songTags, sound, query.GetDouble(1), audio, updatedAt, vector));
        }

        return songs;
    }

    /// <summary>The first song of the second half, in the order of ids; null in an empty store.</summary>
    public SongId? FindMiddle()
    {
        using var query = database.Prepare("SELECT songId FROM song_features ORDER BY songId LIMIT 1 OFFSET (SELECT count(*) / 2 FROM song_features)");
        return query.Step() ? new SongId(query.GetText(0)) : null;
    }

    /// <summary>What ranking needs, of songs whose ids lie in a range.</summary>
    /// <param name="library">The paths that the library lists; null: every path of the store counts as listed.</param>
    /// <param name="from">The first song; null: from the beginning on.</param>
    /// <param name="before">The first song that is not read; null: to the end.</param>
    public List<RankingSong> ReadForRanking(ListedPaths? library, SongId? from, SongId? before)
    {
        var first = from?.Value ?? string.Empty;
        using var query = database.Prepare(
            $"SELECT songId, durationSec, bitrateKbps, {SoundColumns.Columns} FROM song_features WHERE songId >= ?1{(before is null ? string.Empty : " AND songId < ?2")} ORDER BY songId");
        query.Bind(1, first);
        if (before is { } end)
        {
            query.Bind(2, end.Value);
        }

        using var tagRows = new OrderedRows(database.Prepare(Tags).Bind(1, first));
        using var pathRows = new OrderedRows(database.Prepare(Paths).Bind(1, first));
        var tags = new TagsReader();
        var replaced = ReadReplacedPaths();
        var songs = new List<RankingSong>();
        while (query.Step())
        {
            var utf8 = query.GetBytes(0);
            var (durationSeconds, bitrateKbps) = (query.GetDouble(1), query.GetNullableInt32(2));
            var songTags = tagRows.MoveTo(utf8)
                ? tags.Read(tagRows.Current, 1, durationSeconds, bitrateKbps)
                : SongTags.None with { DurationSeconds = durationSeconds, BitrateKbps = bitrateKbps };
            var (path, isListed) = FindPath(utf8, pathRows, replaced, library);
            songs.Add(new RankingSong(new SongId(query.GetText(0)), songTags, path, isListed, SoundColumns.Read(query, 3)));
        }

        return songs;
    }

    /// <summary>The fingerprints of these songs; a song without one is absent.</summary>
    public Dictionary<SongId, uint[]> ReadFingerprints(IEnumerable<SongId> ids)
    {
        var fingerprints = new Dictionary<SongId, uint[]>();
        foreach (var id in ids)
        {
            if (ReadFingerprint(id) is { } items)
            {
                fingerprints[id] = items;
            }
        }

        return fingerprints;
    }

    /// <summary>The songs that have a fingerprint, read from the index of ids alone.</summary>
    public IReadOnlySet<SongId> FindFingerprinted()
    {
        using var query = database.Prepare("SELECT songId FROM song_fingerprints");
        var ids = new HashSet<SongId>();
        while (query.Step())
        {
            ids.Add(new SongId(query.GetText(0)));
        }

        return ids;
    }

    private uint[]? ReadFingerprint(SongId id)
    {
        using var query = database.Prepare("SELECT items FROM song_fingerprints WHERE songId = ?1");
        return query.Bind(1, id.Value).Step() ? MemoryMarshal.Cast<byte, uint>(query.GetBytes(0)).ToArray() : null;
    }

    private static (string? Path, bool IsListed) FindPath(
        ReadOnlySpan<byte> songId, OrderedRows paths, HashSet<string> replaced, ListedPaths? library)
    {
        string? latest = null;
        for (; paths.MoveTo(songId); paths.Advance())
        {
            var listed = library?.Find(paths.Current.GetBytes(1));
            var path = listed ?? paths.Current.GetText(1);
            if (replaced.Contains(path))
            {
                continue;
            }

            if (library is null || listed is not null)
            {
                return (path, true);
            }

            latest ??= path;
        }

        return (latest, false);
    }

    private static List<string> AllPaths(ReadOnlySpan<byte> songId, OrderedRows paths, OrderedRows formerPaths, HashSet<string> replaced)
    {
        var present = new List<string>();
        var former = new List<string>();
        for (; paths.MoveTo(songId); paths.Advance())
        {
            var path = paths.Current.GetText(1);
            (replaced.Contains(path) ? former : present).Add(path);
        }

        for (; formerPaths.MoveTo(songId); formerPaths.Advance())
        {
            former.Add(formerPaths.Current.GetText(1));
        }

        present.AddRange(former);
        return present;
    }

    /// <summary>
    /// Paths whose file was changed into something that could not be analysed: the song that the path points to is no longer there.
    /// </summary>
    private HashSet<string> ReadReplacedPaths()
    {
        using var query = database.Prepare("""
            SELECT p.path FROM scan_failures f CROSS JOIN song_files p ON p.path = f.path WHERE p.size <> f.size OR p.mtime <> f.mtime
            """);
        var paths = new HashSet<string>(StringComparer.Ordinal);
        while (query.Step())
        {
            paths.Add(query.GetText(0));
        }

        return paths;
    }
}
