using System.Text.Json;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Similarity;
using PredictPicks.Selection.Store.Sqlite;

namespace PredictPicks.Selection.Store;

/// <summary>
/// All that is known about songs: <c>features.db</c> in a folder of its own. Several processes may read and write a store at once; a reader
/// sees one state of it
/// in each call. Thread-safe: calls on one object are served one after another, so whoever wants to read two things at once opens two.
/// </summary>
/// <remarks>
/// Every member throws <see cref="PicksException"/> when the store cannot be used: <c>store-locked</c>, <c>store-read-only</c>,
/// <c>store-disk-full</c>,
/// <c>store-disk-error</c>, <c>store-corrupt</c>, <c>store-deleted</c>, <c>store-cannot-open</c>. No song, file, tag or pick is removed
/// because a file went away.
/// </remarks>
internal sealed class FeatureStore : IDisposable
{
    private readonly Lock _gate = new();
    private readonly SqliteDatabase _database;
    private readonly StoreWriter _writer;
    private readonly PickLedger _picks;
    private readonly FileReader _files;
    private readonly VectorReader _vectors;
    private readonly SongReader _songs;
    private bool _isDisposed;

    private FeatureStore(SqliteDatabase database, Func<DateTimeOffset> utcNow)
    {
        _database = database;
        _writer = new StoreWriter(database, utcNow);
        _picks = new PickLedger(database, utcNow);
        _files = new FileReader(database);
        _vectors = new VectorReader(database);
        _songs = new SongReader(database, _vectors);
    }

    /// <summary>
    /// Opens a store for reading and writing. Makes the folder and the database when they are not there; upgrades an older one and keeps a
    /// copy of it.
    /// </summary>
    /// <param name="folder">The store's folder.</param>
    /// <param name="utcNow">The clock.</param>
    /// <exception cref="PicksException">
    /// Also <c>store-folder-not-creatable</c>, <c>store-newer-schema</c>, <c>store-foreign</c>, <c>store-backup-failed</c>.
    /// </exception>
    public static FeatureStore Open(string folder, Func<DateTimeOffset> utcNow) => Open(folder, utcNow, StoreSettings.Default);

    /// <summary>
    /// Opens a store that is there, for reading first of all: one that cannot be written is opened all the same. Null when there is none
    /// yet.
    /// </summary>
    /// <param name="folder">The store's folder.</param>
    /// <param name="utcNow">The clock.</param>
    /// <exception cref="PicksException">
    /// As <see cref="Open(string, Func{DateTimeOffset})"/>; and <c>store-older-schema</c> or <c>store-unclosed</c> when it would have to be
    /// written first and cannot.
    /// </exception>
    public static FeatureStore? OpenExisting(string folder, Func<DateTimeOffset> utcNow) =>
        OpenExisting(folder, utcNow, StoreSettings.Default);

    internal static FeatureStore Open(string folder, Func<DateTimeOffset> utcNow, StoreSettings settings) =>
        new(StoreOpening.Open(folder, settings), utcNow);

    internal static FeatureStore? OpenExisting(string folder, Func<DateTimeOffset> utcNow, StoreSettings settings) =>
        StoreOpening.OpenExisting(folder, settings) is { } database ? new FeatureStore(database, utcNow) : null;

    /// <summary>Every file that was ever analysed, by path, as it was then and with the song that it held.</summary>
    public IReadOnlyDictionary<string, StoredFile> ReadFiles() => Read(_files.ReadFiles);

    /// <summary>Every file that failed last time, by path.</summary>
    public IReadOnlyDictionary<string, StoredFailure> ReadFailures() => Read(_files.ReadFailures);

    /// <summary>The songs for which a feature was computed in that version, those included that have no value for a reason.</summary>
    public IReadOnlySet<SongId> ReadSongsWith(string feature, string version) => Read(() => _files.ReadSongsWith(feature, version));

    /// <summary>
    /// The songs of paths, by path; a path that is not listed was never analysed. A path where several songs were belongs to the last one.
    /// </summary>
    public IReadOnlyDictionary<string, SongId> FindByPath(IEnumerable<string> paths) => Read(() => _files.FindByPath(paths));

    /// <summary>
    /// The song of which a file with these packets was ever seen, or null. Differs from the packets' hash only where the host has ids of
    /// its own.
    /// </summary>
    public SongId? FindByPacketHash(SongId packetHash) => Read(() => _files.FindByPacketHash(packetHash));

    /// <summary>Whether a song was ever analysed.</summary>
    public bool Contains(SongId id) => FindKnown([id]).Count == 1;

    /// <summary>Those of the songs that were ever analysed.</summary>
    public IReadOnlySet<SongId> FindKnown(IEnumerable<SongId> ids) => Read(() => _files.FindKnown(ids));

    /// <summary>The paths at which songs were seen last, the latest first; those that hold another song by now are left out.</summary>
    public IReadOnlyDictionary<SongId, IReadOnlyList<string>> FindPaths(IEnumerable<SongId> ids) => Read(() => _files.FindPaths(ids));

    /// <summary>Everything about every song, in the order of ids (of their UTF-8 bytes).</summary>
    /// <param name="modelId">The model whose vectors are wanted.</param>
    /// <param name="modelVersion">Its version; vectors of another one are left out.</param>
    /// <param name="withVectors">Whether vectors are wanted at all.</param>
    public IReadOnlyList<StoredSong> ReadSongs(string modelId, string modelVersion, bool withVectors) =>
        Read(() => _songs.ReadAll(modelId, modelVersion, withVectors));

    /// <summary>What ranking needs to know of every song beside its vector, in the order of ids (of their UTF-8 bytes).</summary>
    /// <param name="library">The paths that the library lists; null: every path of the store counts as listed.</param>
    /// <param name="from">The first song; null: from the beginning on.</param>
    /// <param name="before">The first song that is not read; null: to the end.</param>
    public IReadOnlyList<RankingSong> ReadRankingSongs(ListedPaths? library = null, SongId? from = null, SongId? before = null) =>
        Read(() => _songs.ReadForRanking(library, from, before));

    /// <summary>The first song of the second half, in the order of ids, so that two can read at once; null in an empty store.</summary>
    public SongId? FindMiddle() => Read(_songs.FindMiddle);

    /// <summary>The Chromaprint items of songs; a song without them is absent.</summary>
    public IReadOnlyDictionary<SongId, uint[]> ReadFingerprints(IEnumerable<SongId> ids) => Read(() => _songs.ReadFingerprints(ids));

    /// <summary>The songs that have Chromaprint items.</summary>
    public IReadOnlySet<SongId> FindFingerprinted() => Read(_songs.FindFingerprinted);

    /// <summary>
    /// All vectors of a model's version as stored, row by row for the ids, in the order of ids; no rows when there are none.
    /// </summary>
    public (IReadOnlyList<SongId> Ids, VectorTable Vectors) ReadVectors(string modelId, string modelVersion) =>
        Read(() => _vectors.Read(modelId, modelVersion));

    /// <summary>Stores what a scan found out, in this order; all of it or, when it fails, nothing.</summary>
    /// <exception cref="InvalidOperationException">A recognised song was never analysed.</exception>
    public void Write(IReadOnlyList<StoreChange> batch) => Write(() =>
    {
        foreach (var change in batch)
        {
            _writer.Write(change);
        }
    });

    /// <summary>
    /// Takes <paramref name="picks"/> as all the picks of today: new ones are first seen now, those that are missing are removed now, those
    /// that are back are no longer removed.
    /// </summary>
    public void RecordPicks(IReadOnlyList<Pick> picks) => Write(() => _picks.Record(picks));

    public void Dispose()
    {
        lock (_gate)
        {
            _isDisposed = true;
            _database.Dispose();
        }
    }

    private T Read<T>(Func<T> work)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            try
            {
                return _database.Read(work);
            }
            catch (JsonException exception)
            {
                throw StoreErrors.Corrupt(_database.Path, exception.Message);
            }
        }
    }

    private void Write(Action work)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            _database.Write(work);
        }
    }
}
