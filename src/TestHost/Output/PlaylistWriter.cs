using System.Globalization;
using System.Text;
using PredictPicks.Abstractions;
using PredictPicks.TestHost.Terminal;

namespace PredictPicks.TestHost.Output;

/// <summary>A prediction as an extended M3U playlist in UTF-8. Songs without a file are left out: there is nothing to play.</summary>
internal static class PlaylistWriter
{
    /// <summary>What players read as "length unknown".</summary>
    private const int UnknownSeconds = -1;

    public static string Write(Prediction prediction)
    {
        var text = new StringBuilder("#EXTM3U\n");
        foreach (var song in prediction.Candidates)
        {
            if (song.Path is not { } path)
            {
                continue;
            }

            var seconds = song.Tags.DurationSeconds is { } duration ? (int)Math.Round(duration) : UnknownSeconds;
            var title = song.Tags.Title ?? Path.GetFileNameWithoutExtension(path);
            var name = song.Tags.MainArtist is { } artist ? $"{artist} - {title}" : title;
            text.Append(CultureInfo.InvariantCulture, $"#EXTINF:{seconds},{SafeText.OneLine(name)}\n{Entry(path)}\n");
        }

        return text.ToString();
    }

    /// <summary>A path as it is, or as a URI when it holds a line break, which a line cannot.</summary>
    private static string Entry(string path) => path.AsSpan().ContainsAny('\r', '\n') ? "file://" + string.Join('/', path.Split('/').Select(Uri.EscapeDataString)) : path;
}
