using System.Globalization;
using PredictPicks.Abstractions;
using PredictPicks.TestHost.Hosting;
using PredictPicks.TestHost.Terminal;

namespace PredictPicks.TestHost.Output;

/// <summary>Every feature of a file for people: a name and a value a line.</summary>
internal static class InspectionTable
{
    /// <summary>Values of a vector that are shown; all of them are in the JSON.</summary>
    private const int ShownValues = 6;

    public static string Write(SongInspection song, ProcessContext process)
    {
        var table = TextTable.Plain(columns: 2);
        foreach (var (feature, value) in Rows(song))
        {
            if (!string.IsNullOrEmpty(value))
            {
                table.AddRow(TestHostTexts.Word("feature-" + feature).Text, SafeText.OneLine(value));
            }
        }

        foreach (var missing in song.Missing)
        {
            table.AddRow(missing.Feature, SafeText.OneLine(TestHostTexts.Word("feature-missing", missing.Reason.Text).Text));
        }

        return table.Render(process, process.OutColumns) + "\n";
    }

    private static IEnumerable<(string Feature, string? Value)> Rows(SongInspection song)
    {
        var properties = song.Properties;
        yield return ("path", song.Path);
        yield return ("song-id", song.Id.Value);
        yield return ("title", song.Tags.Title);
        yield return ("artists", string.Join("; ", song.Tags.Artists));
        yield return ("album", song.Tags.Album);
        yield return ("album-artist", song.Tags.AlbumArtist);
        yield return ("genres", string.Join("; ", song.Tags.Genres));
        yield return ("year", Number(song.Tags.Year));
        yield return ("track", Number(song.Tags.Track));
        yield return ("duration", ProgressLine.Duration(TimeSpan.FromSeconds(song.DurationSeconds)));
        yield return ("codec", properties.Codec);
        yield return ("sample-rate", properties.SampleRateHz is { } rate ? $"{Number(rate)} Hz" : null);
        yield return ("channels", Number(properties.Channels));
        yield return ("bitrate", (properties.BitrateKbps ?? song.Tags.BitrateKbps) is { } bitrate ? $"{Number(bitrate)} kbit/s" : null);
        yield return ("rms", song.Sound.RmsMean?.ToString("0.0000", CultureInfo.InvariantCulture));
        yield return ("key", song.Sound.Key is { } key ? $"{key.TonicName} {(key.Mode == KeyMode.Major ? "major" : "minor")} ({Decimal(key.Strength)})" : null);
        yield return ("bpm", song.Sound.Tempo is { } tempo ? $"{Decimal(tempo.BeatsPerMinute)} / {Decimal(tempo.Alternative)} ({Decimal(tempo.Confidence)})" : null);
        yield return ("loudness", song.Sound.Loudness is { } loudness ? $"{Decimal(loudness.IntegratedLufs)} LUFS, {Decimal(loudness.PeakDbfs)} dBFS" : null);
        yield return ("hpcp", song.Sound.Hpcp is { } hpcp ? string.Join("  ", hpcp.Select(value => Decimal(value))) : null);
        yield return ("fingerprint", song.Sound.Fingerprint is { } items ? Number(items.Length) : null);
        yield return ("embedding", song.Embedding is { } vector ? Vector(song.Model, vector) : null);
    }

    private static string Decimal(double value) => value.ToString("0.0#", CultureInfo.InvariantCulture);

    private static string? Number(int? value) => value?.ToString(CultureInfo.InvariantCulture);

    private static string Vector(ModelReference model, float[] vector)
    {
        var shown = string.Join("  ", vector.Take(ShownValues).Select(value => value.ToString("0.0000", CultureInfo.InvariantCulture)));
        return TestHostTexts.Word("feature-vector", model.Id, vector.Length, shown).Text;
    }
}
