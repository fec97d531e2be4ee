using CsCheck;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Store;
using PredictPicks.Selection.Tests.Store.Support;

namespace PredictPicks.Selection.Tests.Store;

/// <summary>
/// Any sequence of batches, read back through every read, equals a model of plain dictionaries, before and after the store is closed.
/// </summary>
public sealed class FeatureStoreModelTests
{
    // Few songs and paths, so that they meet often; characters that text formats stumble over.
    private static readonly Gen<string> Text =
        Gen.OneOf("a", "B", "é", "漢", "🎵", "\0", "\n", "\"", "\\", "'", "[", "|", "\u0007", "\ufffd", " ").List[1, 6].Select(string.Concat);

    private static readonly Gen<string> Path = Gen.Int[0, 5].Select(number => $"/music/it's 100% «{number}».mp3");
    private static readonly Gen<SongId> Id = Gen.OneOf("a", "b", "B", "é", "\uffee", "🎵", "0123").Select(value => new SongId(value));
    private static readonly Gen<float[]> Vector = Gen.Float.Array[4];

    private static readonly Gen<SongTags> Tags = Gen.Select(
        Text.Null(), Text.List[0, 3], Text.Null(), Text.Null(), Text.List[0, 3], Gen.Int[1000, 9999].Nullable(),
        Gen.Select(Gen.Int[0, 99].Nullable(), Gen.Int[0, 400].Nullable(), Gen.Double[0, 1e6].Nullable()),
        (title, artists, album, albumArtist, genres, year, numbers) => new SongTags
        {
            Title = title, Artists = artists, Album = album, AlbumArtist = albumArtist, Genres = genres, Year = year,
            Track = numbers.Item1, BitrateKbps = numbers.Item2, DurationSeconds = numbers.Item3,
        });

    private static readonly Gen<FileStamp> File = Gen.Select(
        Path, Gen.Int[0, 2], Gen.Int[0, 2], (path, size, time) => new FileStamp(path, size, time));

    private static readonly Gen<StoreChange> Change = Gen.OneOf<StoreChange>(
        Gen.Select(File, Id, Tags, Vector.Null(), (file, id, tags, vector) => Analysed(file, id, tags, vector)),
        Gen.Select(File, Id, Tags, (file, id, tags) => new SongRecognised(file, id, Hash(id), tags)),
        Gen.Select(File, Text, (file, text) => new SongFailed(file, new UserText("kind", [text, 3L, 0.5], text))));

    [Fact]
    public void Write_AnyBatches_ReadsAsTheModelDoes() =>
        Change.List[0, 6].List[0, 5].Sample(
            batches =>
            {
                using var folder = new StoreFolder();
                var model = new StoreModel();
                using (var store = folder.Open())
                {
                    foreach (var batch in batches)
                    {
                        // A song that the store has never seen cannot be recognised.
                        store.Write(model.Apply(batch));
                    }

                    Describe(store).ShouldBe(model.Describe());
                }

                using var reopened = folder.OpenExisting()!;
                Describe(reopened).ShouldBe(model.Describe());
            },
            iter: 60);

    private static SongId Hash(SongId id) => new("hash of " + id.Value);

    private static SongAnalysed Analysed(FileStamp file, SongId id, SongTags tags, float[]? vector)
    {
        var song = Some.Analysis(id.Value, tags, vector ?? new float[4], packetHash: Hash(id).Value);
        song.Embedding = vector;
        return new SongAnalysed(file, song);
    }

    /// <summary>Everything that can be read, as text.</summary>
    private static string Describe(FeatureStore store)
    {
        var lines = new List<string>();
        lines.AddRange(store.ReadFiles().Select(file => StoreModel.Line(file.Key, file.Value)).Order(StringComparer.Ordinal));
        lines.AddRange(store.ReadFailures().Select(failure => StoreModel.Line(failure.Key, failure.Value)).Order(StringComparer.Ordinal));
        var songs = store.ReadSongs(Some.Model, Some.ModelVersion, withVectors: true);
        var ranking = store.ReadRankingSongs();
        for (var i = 0; i < songs.Count; i++)
        {
            lines.Add(StoreModel.Line(songs[i].Id, songs[i].Tags, songs[i].Vector, songs[i].Paths, ranking[i].Path));
            ranking[i].Id.ShouldBe(songs[i].Id);
            var measured = songs[i].Tags with { DurationSeconds = songs[i].DurationSeconds, BitrateKbps = songs[i].Properties.BitrateKbps ?? songs[i].Tags.BitrateKbps };
            Some.Describe(ranking[i].Tags).ShouldBe(Some.Describe(measured));
        }

        var (ids, vectors) = store.ReadVectors(Some.Model, Some.ModelVersion);
        ids.ShouldBe(songs.Where(song => song.Vector is not null).Select(song => song.Id));
        vectors.Values.ShouldBe(songs.SelectMany(song => song.Vector ?? []));
        store.ReadSongsWith("embedding", $"{Some.Model}-{Some.ModelVersion}").ShouldBe(songs.Select(song => song.Id), ignoreOrder: true);
        store.FindKnown(songs.Select(song => song.Id)).Count.ShouldBe(songs.Count);
        foreach (var file in store.ReadFiles())
        {
            store.FindByPath([file.Key])[file.Key].ShouldBe(file.Value.SongId);
            store.FindByPacketHash(file.Value.PacketHash).ShouldBe(file.Value.SongId);
        }

        return string.Join('\n', lines);
    }

    /// <summary>What the store promises, in dictionaries.</summary>
    private sealed class StoreModel
    {
        private readonly Dictionary<string, (StoredFile File, int SeenAt)> _files = new(StringComparer.Ordinal);
        private readonly Dictionary<string, StoredFailure> _failures = new(StringComparer.Ordinal);
        private readonly Dictionary<SongId, (SongTags Tags, float[]? Vector)> _songs = [];
        private readonly HashSet<(SongId Id, string Path)> _former = [];
        private int _clock;

        public static string Line(string path, StoredFile file) =>
            $"{path} {file.SongId} {file.PacketHash} {file.SizeBytes} {file.ModifiedUtcTicks}";

        public static string Line(string path, StoredFailure failure) =>
            $"{path} {failure.SizeBytes} {failure.ModifiedUtcTicks} {failure.Reason.Kind} "
            + $"{string.Join(',', failure.Reason.Arguments)} {failure.Reason.Text}";

        public static string Line(SongId id, SongTags tags, float[]? vector, IEnumerable<string> paths, string? present) =>
            $"{id} {Some.Describe(tags)} {(vector is null ? "none" : string.Join(' ', vector.Select(BitConverter.SingleToUInt32Bits)))} "
            + $"{string.Join(' ', paths)} {present}";

        /// <summary>Takes the batch; returns what of it the store may be given.</summary>
        public List<StoreChange> Apply(IReadOnlyList<StoreChange> batch) => [.. batch.Where(Apply)];

        public string Describe()
        {
            var lines = new List<string>();
            lines.AddRange(_files.Select(file => Line(file.Key, file.Value.File)).Order(StringComparer.Ordinal));
            lines.AddRange(_failures.Select(failure => Line(failure.Key, failure.Value)).Order(StringComparer.Ordinal));
            foreach (var (id, song) in _songs.OrderBy(song => Utf8Hex(song.Key), StringComparer.Ordinal))
            {
                var mine = _files.Where(file => file.Value.File.SongId == id)
                    .OrderByDescending(file => file.Value.SeenAt).Select(file => file.Key).ToList();
                var present = mine.Where(path => !IsReplaced(path)).ToList();
                var former = _former.Where(entry => entry.Id == id).Select(entry => entry.Path).Order(StringComparer.Ordinal);
                lines.Add(Line(id, song.Tags, song.Vector, [.. present, .. mine.Where(IsReplaced), .. former], present.FirstOrDefault()));
            }

            return string.Join('\n', lines);
        }

        private static string Utf8Hex(SongId id) => Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(id.Value));

        private bool IsReplaced(string path) =>
            _failures.TryGetValue(path, out var failure)
            && (failure.SizeBytes, failure.ModifiedUtcTicks) != (_files[path].File.SizeBytes, _files[path].File.ModifiedUtcTicks);

        private bool Apply(StoreChange change)
        {
            switch (change)
            {
                case SongAnalysed { Song: var song }:
                    _songs[song.Id] = (song.Tags, song.Embedding);
                    Place(change.File, song.Id, song.PacketHash);
                    return true;
                case SongRecognised recognised when _songs.TryGetValue(recognised.SongId, out var known):
                    _songs[recognised.SongId] = known with { Tags = recognised.Tags };
                    Place(change.File, recognised.SongId, recognised.PacketHash);
                    return true;
                case SongFailed failed:
                    _failures[failed.File.Path] = new StoredFailure(failed.File.SizeBytes, failed.File.ModifiedUtcTicks, failed.Reason);
                    return true;
                default:
                    return false;
            }
        }

        private void Place(FileStamp file, SongId id, SongId hash)
        {
            if (_files.TryGetValue(file.Path, out var before) && before.File.SongId != id)
            {
                _former.Add((before.File.SongId, file.Path));
            }

            _former.Remove((id, file.Path));
            _files[file.Path] = (new StoredFile(id, hash, file.SizeBytes, file.ModifiedUtcTicks), _clock++);
            _failures.Remove(file.Path);
        }
    }
}
