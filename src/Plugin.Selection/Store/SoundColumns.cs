using System.Runtime.InteropServices;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Features;
using PredictPicks.Selection.Features.Fingerprint;
using PredictPicks.Selection.Features.Loudness;
using PredictPicks.Selection.Features.Rhythm;
using PredictPicks.Selection.Features.Tonal;
using PredictPicks.Selection.Store.Sqlite;

namespace PredictPicks.Selection.Store;

/// <summary>
/// The columns of <c>song_features</c> that say what a song sounds like. A pass writes those of the features that it computed and leaves
/// the others. Fingerprints have a table of their own.
/// </summary>
internal sealed class SoundColumns(SqliteDatabase database)
{
    /// <summary>What <see cref="Read"/> wants to be selected, from its first column on.</summary>
    public const string Columns =
        "rmsMean, hpcp, keyTonic, keyMode, keyStrength, bpm, bpmConfidence, bpmAlternative, loudnessLufs, peakDbfs, loudnessRangeLu";

    /// <summary>Reads <see cref="Columns"/>, the first of which is number <paramref name="first"/> of the query.</summary>
    public static SongSound Read(SqliteStatement row, int first) => new()
    {
        RmsMean = row.GetNullableDouble(first),
        Hpcp = row.IsNull(first + 1) ? null : MemoryMarshal.Cast<byte, float>(row.GetBytes(first + 1)).ToArray(),
        Key = row.GetNullableInt32(first + 2) is { } tonic
            ? new MusicalKey(tonic, (KeyMode)row.GetInt64(first + 3), row.GetDouble(first + 4))
            : null,
        Tempo = row.GetNullableDouble(first + 5) is { } bpm ? new Tempo(bpm, row.GetDouble(first + 6), row.GetDouble(first + 7)) : null,
        Loudness = row.GetNullableDouble(first + 8) is { } lufs
            ? new SongLoudness(lufs, row.GetDouble(first + 9), row.GetNullableDouble(first + 10))
            : null,
    };

    /// <summary>Writes what the song's features found, missing values included; the song's row exists.</summary>
    public void Write(SongAnalysis song)
    {
        if (song.FeatureVersions.ContainsKey(FingerprintFeature.FeatureName))
        {
            WriteFingerprint(song);
        }

        if (song.FeatureVersions.ContainsKey(TonalFeature.FeatureName))
        {
            using var update = database.Prepare(
                "UPDATE song_features SET hpcp = ?2, keyTonic = ?3, keyMode = ?4, keyStrength = ?5 WHERE songId = ?1");
            BindBlob(update.Bind(1, song.Id.Value), 2, song.Hpcp)
                .Bind(3, song.Key?.Tonic).Bind(4, (int?)song.Key?.Mode).Bind(5, song.Key?.Strength).Run();
        }

        if (song.FeatureVersions.ContainsKey(RhythmFeature.FeatureName))
        {
            using var update = database.Prepare(
                "UPDATE song_features SET bpm = ?2, bpmConfidence = ?3, bpmAlternative = ?4 WHERE songId = ?1");
            update.Bind(1, song.Id.Value)
                .Bind(2, song.Tempo?.BeatsPerMinute).Bind(3, song.Tempo?.Confidence).Bind(4, song.Tempo?.Alternative).Run();
        }

        if (song.FeatureVersions.ContainsKey(LoudnessFeature.FeatureName))
        {
            using var update = database.Prepare(
                "UPDATE song_features SET loudnessLufs = ?2, peakDbfs = ?3, loudnessRangeLu = ?4 WHERE songId = ?1");
            update.Bind(1, song.Id.Value)
                .Bind(2, song.Loudness?.IntegratedLufs).Bind(3, song.Loudness?.PeakDbfs).Bind(4, song.Loudness?.RangeLu).Run();
        }
    }

    private void WriteFingerprint(SongAnalysis song)
    {
        if (song.Fingerprint is not { } items)
        {
            using var delete = database.Prepare("DELETE FROM song_fingerprints WHERE songId = ?1");
            delete.Bind(1, song.Id.Value).Run();
            return;
        }

        using var upsert = database.Prepare("""
            INSERT INTO song_fingerprints(songId, items) VALUES(?1, ?2) ON CONFLICT(songId) DO UPDATE SET items = excluded.items
            """);
        BindBlob(upsert.Bind(1, song.Id.Value), 2, items).Run();
    }

    private static SqliteStatement BindBlob<T>(SqliteStatement statement, int parameter, T[]? values)
        where T : struct =>
        values is null ? statement.Bind(parameter, (string?)null) : statement.Bind(parameter, MemoryMarshal.AsBytes(values.AsSpan()));
}
