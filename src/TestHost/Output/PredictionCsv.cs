using PredictPicks.Abstractions;

namespace PredictPicks.TestHost.Output;

/// <summary>A prediction as a spreadsheet: one row a song.</summary>
internal static class PredictionCsv
{
    private static readonly string[] Header = ["rank", "songId", "path", "title", "artist", "album", "score", "reasons"];

    public static string Write(Prediction prediction)
    {
        var csv = new CsvWriter();
        Array.ForEach(Header, name => csv.Text(name));
        csv.EndRow();
        foreach (var song in prediction.Candidates)
        {
            csv.Value(song.Rank)
                .Text(song.Id.Value)
                .Text(song.Path)
                .Text(song.Tags.Title)
                .Text(song.Tags.MainArtist)
                .Text(song.Tags.Album)
                .Value(song.Score)
                .Text(string.Join("; ", song.Reasons.Select(reason => reason.Text.Text)))
                .EndRow();
        }

        return csv.ToString();
    }
}
