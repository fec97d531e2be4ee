using System.Text;
using System.Text.Json;
using PredictPicks.Abstractions;
using PredictPicks.TestHost.CommandLine;

namespace PredictPicks.TestHost.Output;

/// <summary>What the store knows of songs, as CSV or JSON by the file's extension.</summary>
internal static class FeatureExport
{
    private static readonly string[] Header =
    [
        "songId", "path", "title", "artists", "album", "albumArtist", "genres", "year", "track", "durationSec", "bitrateKbps", "rms",
        "key", "mode", "keyStrength", "bpm", "bpmConfidence", "bpmAlternative", "loudnessLufs", "peakDbfs", "loudnessRangeLu", "hpcp", "updatedAt",
    ];

    /// <returns>How many songs were written.</returns>
    /// <exception cref="UsageException">The extension names no form.</exception>
    /// <exception cref="PicksException">The file cannot be written.</exception>
    public static int Write(string file, IReadOnlyCollection<StoredSong> songs)
    {
        Action<Stream> write = Path.GetExtension(file).ToLowerInvariant() switch
        {
            ".csv" => stream => stream.Write(Encoding.UTF8.GetBytes(Csv(songs))),
            ".json" => stream => JsonSerializer.Serialize(stream, [.. songs.Select(ToDocument)], Json.Readable.IReadOnlyListStoredSongDocument),
            _ => throw new UsageException(TestHostTexts.Word("export-extension", file)),
        };
        AtomicFile.Write(file, write);
        return songs.Count;
    }

    private static string Csv(IEnumerable<StoredSong> songs)
    {
        var csv = new CsvWriter();
        Array.ForEach(Header, name => csv.Text(name));
        csv.EndRow();
        foreach (var song in songs)
        {
            csv.Text(song.Id.Value)
                .Text(song.Paths.Count > 0 ? song.Paths[0] : null)
                .Text(song.Tags.Title)
                .Text(string.Join("; ", song.Tags.Artists))
                .Text(song.Tags.Album)
                .Text(song.Tags.AlbumArtist)
                .Text(string.Join("; ", song.Tags.Genres))
                .Value(song.Tags.Year)
                .Value(song.Tags.Track)
                .Value(song.DurationSeconds)
                .Value(song.Properties.BitrateKbps)
                .Value(song.Sound.RmsMean)
                .Text(song.Sound.Key?.TonicName)
                .Text(song.Sound.Key is { } key ? (key.Mode == KeyMode.Major ? "major" : "minor") : null)
                .Value(song.Sound.Key?.Strength)
                .Value(song.Sound.Tempo?.BeatsPerMinute)
                .Value(song.Sound.Tempo?.Confidence)
                .Value(song.Sound.Tempo?.Alternative)
                .Value(song.Sound.Loudness?.IntegratedLufs)
                .Value(song.Sound.Loudness?.PeakDbfs)
                .Value(song.Sound.Loudness?.RangeLu)
                .Text(song.Sound.Hpcp is { } hpcp ? string.Join(' ', hpcp.Select(value => value.ToString(System.Globalization.CultureInfo.InvariantCulture))) : null)
                .Text(song.UpdatedAt.ToString("O"))
                .EndRow();
        }

        return csv.ToString();
    }

    private static StoredSongDocument ToDocument(StoredSong song) => new(
        song.Id.Value,
        song.Paths,
        song.DurationSeconds,
        song.Properties.BitrateKbps,
        TagsDocument.From(song.Tags),
        song.Sound.RmsMean,
        song.Sound.Hpcp,
        KeyDocument.From(song.Sound.Key),
        BpmDocument.From(song.Sound.Tempo),
        song.Sound.Loudness?.IntegratedLufs,
        song.UpdatedAt);
}

internal sealed record StoredSongDocument(
    string SongId,
    IReadOnlyList<string> Paths,
    double? DurationSec,
    int? BitrateKbps,
    TagsDocument Tags,
    double? Rms,
    float[]? Hpcp,
    KeyDocument? Key,
    BpmDocument? Bpm,
    double? LoudnessLufs,
    DateTimeOffset UpdatedAt);
