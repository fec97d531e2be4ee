namespace PredictPicks.Selection.Store.Schema;

/// <summary>
/// The schema of <c>features.db</c>, as the list of steps that made it. Steps are only ever appended: stores of every version are out
/// there.
/// </summary>
internal static class StoreSchema
{
    /// <summary>All steps, oldest first.</summary>
    public static IReadOnlyList<Migration> Migrations { get; } = [new(1, Version1), new(2, Version2)];

    /// <summary>
    /// Times are Unix milliseconds UTC, except <c>mtime</c>: ticks of 100 ns since year 1, UTC, compared for equality alone.
    /// Lists (artists, genres) are JSON arrays of strings, null when empty.
    /// <c>song_files</c> has a row a path ever seen, pointing to the song that was there last; when a path passes to another song,
    /// <c>song_former_paths</c> remembers whom it belonged to. Nothing is deleted because a file went away.
    /// <c>song_embeddings</c> keeps its rowid: vectors are appended in the order of the scan, instead of spread over the whole file by the
    /// songs' hashes,
    /// and read in one sweep. Its index and those on <c>song_files</c> carry all that their queries need.
    /// </summary>
    private const string Version1 = """
        CREATE TABLE song_features(
            songId TEXT NOT NULL PRIMARY KEY CHECK(songId <> ''),
            rmsMean REAL,
            durationSec REAL NOT NULL,
            bitrateKbps INTEGER,
            sampleRateHz INTEGER,
            channels INTEGER,
            codec TEXT,
            updatedAt INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX song_features_updatedAt ON song_features(updatedAt);

        CREATE TABLE song_embeddings(
            songId TEXT NOT NULL REFERENCES song_features(songId) ON DELETE CASCADE,
            modelId TEXT NOT NULL,
            modelVersion TEXT NOT NULL,
            vector BLOB NOT NULL,
            rmsMean REAL,
            PRIMARY KEY(songId, modelId)
        ) STRICT;
        CREATE INDEX song_embeddings_modelVersion ON song_embeddings(modelId, modelVersion, songId);

        CREATE TABLE song_files(
            path TEXT NOT NULL PRIMARY KEY,
            songId TEXT NOT NULL REFERENCES song_features(songId) ON DELETE CASCADE,
            fileHash TEXT NOT NULL CHECK(fileHash <> ''),
            size INTEGER NOT NULL,
            mtime INTEGER NOT NULL,
            seenAt INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX song_files_fileHash ON song_files(fileHash, songId);
        CREATE INDEX song_files_songId ON song_files(songId, seenAt DESC);

        CREATE TABLE song_former_paths(
            songId TEXT NOT NULL REFERENCES song_features(songId) ON DELETE CASCADE,
            path TEXT NOT NULL,
            fileHash TEXT NOT NULL,
            PRIMARY KEY(songId, path)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX song_former_paths_fileHash ON song_former_paths(fileHash);

        CREATE TABLE song_tags(
            songId TEXT NOT NULL PRIMARY KEY REFERENCES song_features(songId) ON DELETE CASCADE,
            title TEXT,
            artists TEXT,
            album TEXT,
            albumArtist TEXT,
            genres TEXT,
            year INTEGER,
            track INTEGER,
            bitrateKbps INTEGER,
            durationSec REAL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE song_feature_versions(
            songId TEXT NOT NULL REFERENCES song_features(songId) ON DELETE CASCADE,
            feature TEXT NOT NULL,
            version TEXT NOT NULL,
            PRIMARY KEY(songId, feature)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE picks(
            songId TEXT NOT NULL PRIMARY KEY CHECK(songId <> ''),
            pickedAt INTEGER,
            firstSeen INTEGER NOT NULL,
            removedAt INTEGER
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE scan_failures(
            path TEXT NOT NULL PRIMARY KEY,
            size INTEGER NOT NULL,
            mtime INTEGER NOT NULL,
            reasonKind TEXT NOT NULL,
            reasonArguments TEXT NOT NULL,
            reasonText TEXT NOT NULL,
            failedAt INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE schema_meta(
            key TEXT NOT NULL PRIMARY KEY,
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """;

    /// <summary>
    /// Fingerprint items and the pitch class profile are little-endian arrays of uint32 and float32. A key's tonic is a pitch class, 0 for
    /// C;
    /// its mode 0 for major, 1 for minor. Fingerprints, some 4 kB each, are kept apart so that reading all songs' features stays quick.
    /// </summary>
    private const string Version2 = """
        ALTER TABLE song_features ADD COLUMN hpcp BLOB;
        ALTER TABLE song_features ADD COLUMN keyTonic INTEGER;
        ALTER TABLE song_features ADD COLUMN keyMode INTEGER;
        ALTER TABLE song_features ADD COLUMN keyStrength REAL;
        ALTER TABLE song_features ADD COLUMN bpm REAL;
        ALTER TABLE song_features ADD COLUMN bpmConfidence REAL;
        ALTER TABLE song_features ADD COLUMN bpmAlternative REAL;
        ALTER TABLE song_features ADD COLUMN loudnessLufs REAL;
        ALTER TABLE song_features ADD COLUMN peakDbfs REAL;
        ALTER TABLE song_features ADD COLUMN loudnessRangeLu REAL;

        CREATE TABLE song_fingerprints(
            songId TEXT NOT NULL PRIMARY KEY REFERENCES song_features(songId) ON DELETE CASCADE,
            items BLOB NOT NULL
        ) STRICT;
        """;
}
