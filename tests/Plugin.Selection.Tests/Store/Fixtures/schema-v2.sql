-- A feature store of schema version 2 as that version wrote it. Frozen: it stands for the stores that users have.
BEGIN TRANSACTION;
CREATE TABLE picks(
    songId TEXT NOT NULL PRIMARY KEY CHECK(songId <> ''),
    pickedAt INTEGER,
    firstSeen INTEGER NOT NULL,
    removedAt INTEGER
) STRICT, WITHOUT ROWID;
INSERT INTO "picks" VALUES('aaaa',1771366400000,1772366400000,NULL);
INSERT INTO "picks" VALUES('never-analysed',NULL,1772366400000,1772366405000);
CREATE TABLE scan_failures(
    path TEXT NOT NULL PRIMARY KEY,
    size INTEGER NOT NULL,
    mtime INTEGER NOT NULL,
    reasonKind TEXT NOT NULL,
    reasonArguments TEXT NOT NULL,
    reasonText TEXT NOT NULL,
    failedAt INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "scan_failures" VALUES('/music/broken.mp3',7,638000000000000003,'no-audio','["broken.mp3",3]','There is no audio in broken.mp3.',1772366400000);
CREATE TABLE schema_meta(
    key TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "schema_meta" VALUES('schemaVersion','2');
CREATE TABLE song_embeddings(
    songId TEXT NOT NULL REFERENCES song_features(songId) ON DELETE CASCADE,
    modelId TEXT NOT NULL,
    modelVersion TEXT NOT NULL,
    vector BLOB NOT NULL,
    rmsMean REAL,
    PRIMARY KEY(songId, modelId)
) STRICT;
INSERT INTO "song_embeddings" VALUES('aaaa','msd-musicnn','1',X'0000003F0000008001000000',0.25);
INSERT INTO "song_embeddings" VALUES('aaaa','openl3','1',X'0000803F00000040',0.25);
CREATE TABLE song_feature_versions(
    songId TEXT NOT NULL REFERENCES song_features(songId) ON DELETE CASCADE,
    feature TEXT NOT NULL,
    version TEXT NOT NULL,
    PRIMARY KEY(songId, feature)
) STRICT, WITHOUT ROWID;
INSERT INTO "song_feature_versions" VALUES('aaaa','embedding','msd-musicnn-1');
INSERT INTO "song_feature_versions" VALUES('aaaa','fingerprint','1');
INSERT INTO "song_feature_versions" VALUES('bbbb','embedding','msd-musicnn-1');
CREATE TABLE song_features(
    songId TEXT NOT NULL PRIMARY KEY CHECK(songId <> ''),
    rmsMean REAL,
    durationSec REAL NOT NULL,
    bitrateKbps INTEGER,
    sampleRateHz INTEGER,
    channels INTEGER,
    codec TEXT,
    updatedAt INTEGER NOT NULL
, hpcp BLOB, keyTonic INTEGER, keyMode INTEGER, keyStrength REAL, bpm REAL, bpmConfidence REAL, bpmAlternative REAL, loudnessLufs REAL, peakDbfs REAL, loudnessRangeLu REAL) STRICT, WITHOUT ROWID;
INSERT INTO "song_features" VALUES('aaaa',0.25,180.5,192,44100,2,'mp3',1772366400000,X'0000803F000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000',9,1,0.75,128.5,0.5,64.25,-9.5,-0.25,6.5);
INSERT INTO "song_features" VALUES('bbbb',0.0,12.0,NULL,48000,1,'flac',1772366401000,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE song_files(
    path TEXT NOT NULL PRIMARY KEY,
    songId TEXT NOT NULL REFERENCES song_features(songId) ON DELETE CASCADE,
    fileHash TEXT NOT NULL CHECK(fileHash <> ''),
    size INTEGER NOT NULL,
    mtime INTEGER NOT NULL,
    seenAt INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "song_files" VALUES('/music/broken.mp3','bbbb','hash-b',99000,638000000000000002,1772366400000);
INSERT INTO "song_files" VALUES('/music/moved.mp3','aaaa','aaaa',4321000,638000000000000001,1772366401000);
INSERT INTO "song_files" VALUES('/music/other.flac','bbbb','hash-b',99000,638000000000000002,1772366400000);
CREATE TABLE song_fingerprints(
    songId TEXT NOT NULL PRIMARY KEY REFERENCES song_features(songId) ON DELETE CASCADE,
    items BLOB NOT NULL
) STRICT;
INSERT INTO "song_fingerprints" VALUES('aaaa',X'7713DF563412FFFF');
CREATE TABLE song_former_paths(
    songId TEXT NOT NULL REFERENCES song_features(songId) ON DELETE CASCADE,
    path TEXT NOT NULL,
    fileHash TEXT NOT NULL,
    PRIMARY KEY(songId, path)
) STRICT, WITHOUT ROWID;
INSERT INTO "song_former_paths" VALUES('aaaa','/music/first.mp3','aaaa');
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
INSERT INTO "song_tags" VALUES('aaaa','It''s a title','["One","Two \"quoted\""]','Album','Album Artist','["Rock"]',1999,4,192,180.0);
INSERT INTO "song_tags" VALUES('bbbb',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE INDEX song_features_updatedAt ON song_features(updatedAt);
CREATE INDEX song_embeddings_modelVersion ON song_embeddings(modelId, modelVersion, songId);
CREATE INDEX song_files_fileHash ON song_files(fileHash, songId);
CREATE INDEX song_files_songId ON song_files(songId, seenAt DESC);
CREATE INDEX song_former_paths_fileHash ON song_former_paths(fileHash);
COMMIT;
