using System.Runtime.InteropServices;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Features;
using PredictPicks.Selection.Store.Sqlite;

namespace PredictPicks.Selection.Store;

/// <summary>Writes what a scan found out. Every call belongs into a transaction of its caller's.</summary>
internal sealed class StoreWriter(SqliteDatabase database, Func<DateTimeOffset> utcNow)
{
    private readonly SoundColumns _sound = new(database);

    public void Write(StoreChange change)
    {
        var now = utcNow().ToUnixTimeMilliseconds();
        switch (change)
        {
            case SongAnalysed analysed:
                WriteFeatures(analysed.Song, now);
                _sound.Write(analysed.Song);
                WriteEmbedding(analysed.Song);
                WriteVersions(analysed.Song);
                WriteTags(analysed.Song.Id, analysed.Song.Tags);
                WriteFile(analysed.File, analysed.Song.Id, analysed.Song.PacketHash, now);
                break;
            case SongRecognised recognised:
                WriteTags(recognised.SongId, recognised.Tags);
                WriteFile(recognised.File, recognised.SongId, recognised.PacketHash, now);
                break;
            case SongFailed failed:
                WriteFailure(failed, now);
                break;
            default:
                throw new ArgumentException($"{change.GetType().Name} cannot be stored.", nameof(change));
        }
    }

    /// <summary>A pass that did not compute the RMS leaves the one that is known.</summary>
    private void WriteFeatures(SongAnalysis song, long now)
    {
        using var upsert = database.Prepare("""
            INSERT INTO song_features(songId, rmsMean, durationSec, bitrateKbps, sampleRateHz, channels, codec, updatedAt)
            VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
            ON CONFLICT(songId) DO UPDATE SET
                rmsMean = coalesce(excluded.rmsMean, rmsMean), durationSec = excluded.durationSec, bitrateKbps = excluded.bitrateKbps,
                sampleRateHz = excluded.sampleRateHz, channels = excluded.channels, codec = excluded.codec, updatedAt = excluded.updatedAt
            """);
        var audio = song.Properties;
        upsert.Bind(1, song.Id.Value).Bind(2, song.RmsMean).Bind(3, song.DurationSeconds).Bind(4, audio.BitrateKbps)
            .Bind(5, audio.SampleRateHz).Bind(6, audio.Channels).Bind(7, audio.Codec).Bind(8, now).Run();
    }

    /// <summary>
    /// A model that gave no vector this time takes back the one that it gave before; without a model no vector was asked for.
    /// </summary>
    private void WriteEmbedding(SongAnalysis song)
    {
        if (song.EmbeddingModel is not { } model)
        {
            if (song.Embedding is not null)
            {
                throw new ArgumentException($"The vector of {song.Id} does not say which model made it.", nameof(song));
            }

            return;
        }

        if (song.Embedding is not { } vector)
        {
            using var delete = database.Prepare("DELETE FROM song_embeddings WHERE songId = ?1 AND modelId = ?2");
            delete.Bind(1, song.Id.Value).Bind(2, model.Id).Run();
            return;
        }

        if (vector.Length != model.Dimension)
        {
            throw new ArgumentException(
                $"The vector of {song.Id} has {vector.Length} values, those of {model.Id} have {model.Dimension}.", nameof(song));
        }

        using var upsert = database.Prepare("""
            INSERT INTO song_embeddings(songId, modelId, modelVersion, vector, rmsMean) VALUES(?1, ?2, ?3, ?4, ?5)
            ON CONFLICT(songId, modelId) DO UPDATE SET
                modelVersion = excluded.modelVersion, vector = excluded.vector, rmsMean = excluded.rmsMean
            """);

        // The bytes as they lie in memory: every platform that the product runs on is little-endian.
        upsert.Bind(1, song.Id.Value).Bind(2, model.Id).Bind(3, model.Version).Bind(4, MemoryMarshal.AsBytes(vector.AsSpan()))
            .Bind(5, song.RmsMean).Run();
    }

    private void WriteVersions(SongAnalysis song)
    {
        using var upsert = database.Prepare("""
            INSERT INTO song_feature_versions(songId, feature, version) VALUES(?1, ?2, ?3)
            ON CONFLICT(songId, feature) DO UPDATE SET version = excluded.version
            """);
        foreach (var (feature, version) in song.FeatureVersions)
        {
            upsert.Bind(1, song.Id.Value).Bind(2, feature).Bind(3, version).Run();
        }
    }

    private void WriteTags(SongId id, SongTags tags)
    {
        using var upsert = database.Prepare("""
            INSERT INTO song_tags(songId, title, artists, album, albumArtist, genres, year, track, bitrateKbps, durationSec)
            VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)
            ON CONFLICT(songId) DO UPDATE SET
                title = excluded.title, artists = excluded.artists, album = excluded.album, albumArtist = excluded.albumArtist,
                genres = excluded.genres, year = excluded.year, track = excluded.track,
                bitrateKbps = excluded.bitrateKbps, durationSec = excluded.durationSec
            """);
        upsert.Bind(1, id.Value).Bind(2, tags.Title).Bind(3, StoredText.FromList(tags.Artists)).Bind(4, tags.Album)
            .Bind(5, tags.AlbumArtist).Bind(6, StoredText.FromList(tags.Genres)).Bind(7, tags.Year).Bind(8, tags.Track)
            .Bind(9, tags.BitrateKbps).Bind(10, tags.DurationSeconds).Run();
    }

    /// <summary>The path belongs to this song from now on; when it belonged to another one, that one remembers it.</summary>
    private void WriteFile(FileStamp file, SongId id, SongId packetHash, long now)
    {
        using var remember = database.Prepare("""
            INSERT INTO song_former_paths(songId, path, fileHash)
            SELECT songId, path, fileHash FROM song_files WHERE path = ?1 AND songId <> ?2
            ON CONFLICT(songId, path) DO UPDATE SET fileHash = excluded.fileHash
            """);
        remember.Bind(1, file.Path).Bind(2, id.Value).Run();

        using var reclaim = database.Prepare("DELETE FROM song_former_paths WHERE songId = ?1 AND path = ?2");
        reclaim.Bind(1, id.Value).Bind(2, file.Path).Run();

        using var upsert = database.Prepare("""
            INSERT INTO song_files(path, songId, fileHash, size, mtime, seenAt) VALUES(?1, ?2, ?3, ?4, ?5, ?6)
            ON CONFLICT(path) DO UPDATE SET
                songId = excluded.songId, fileHash = excluded.fileHash, size = excluded.size, mtime = excluded.mtime,
                seenAt = excluded.seenAt
            """);
        upsert.Bind(1, file.Path).Bind(2, id.Value).Bind(3, packetHash.Value).Bind(4, file.SizeBytes)
            .Bind(5, file.ModifiedUtcTicks).Bind(6, now).Run();

        using var forgive = database.Prepare("DELETE FROM scan_failures WHERE path = ?1");
        forgive.Bind(1, file.Path).Run();
    }

    private void WriteFailure(SongFailed failed, long now)
    {
        using var upsert = database.Prepare("""
            INSERT INTO scan_failures(path, size, mtime, reasonKind, reasonArguments, reasonText, failedAt)
            VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)
            ON CONFLICT(path) DO UPDATE SET
                size = excluded.size, mtime = excluded.mtime, reasonKind = excluded.reasonKind,
                reasonArguments = excluded.reasonArguments, reasonText = excluded.reasonText, failedAt = excluded.failedAt
            """);
        var reason = failed.Reason;
        upsert.Bind(1, failed.File.Path).Bind(2, failed.File.SizeBytes).Bind(3, failed.File.ModifiedUtcTicks)
            .Bind(4, reason.Kind).Bind(5, StoredText.FromArguments(reason.Arguments)).Bind(6, reason.Text).Bind(7, now).Run();
    }
}
