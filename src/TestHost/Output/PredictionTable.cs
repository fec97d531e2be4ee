using System.Globalization;
using PredictPicks.Abstractions;
using PredictPicks.TestHost.Hosting;
using PredictPicks.TestHost.Terminal;

namespace PredictPicks.TestHost.Output;

/// <summary>A prediction as a table for people. Where the terminal is narrow, artist and album stand under the title.</summary>
internal static class PredictionTable
{
    /// <summary>Six columns need this many cells to leave the reasons more than a word a line.</summary>
    private const int WideColumns = 120;

    /// <summary>More reasons are in the JSON; these say most of it.</summary>
    private const int MaxReasons = 3;

    public static string Write(Prediction prediction, ProcessContext process, int? columns)
    {
        if (prediction.Candidates.Count == 0)
        {
            return string.Empty;
        }

        var isWide = columns is null or >= WideColumns;
        var table = isWide
            ? TextTable.WithHeaders(columns is not null, "column-rank", "column-score", "column-title", "column-artist", "column-album", "column-reasons")
            : TextTable.WithHeaders(columns is not null, "column-rank", "column-score", "column-song", "column-reasons");
        table.WithNumbers(0).WithNumbers(1);
        foreach (var song in prediction.Candidates)
        {
            table.AddRow(isWide ? WideCells(song) : NarrowCells(song));
        }

        return table.Render(process, columns);
    }

    private static string[] WideCells(RankedSong song) => [Rank(song), Score(song), Title(song), Artist(song), Album(song), Reasons(song)];

    private static string[] NarrowCells(RankedSong song)
    {
        var source = string.Join(" · ", ((string[])[Artist(song), Album(song)]).Where(name => name.Length > 0));
        return [Rank(song), Score(song), source.Length > 0 ? $"{Title(song)}\n{source}" : Title(song), Reasons(song)];
    }

    private static string Rank(RankedSong song) => song.Rank.ToString(CultureInfo.InvariantCulture);

    private static string Score(RankedSong song) => song.Score.ToString("0.000", CultureInfo.InvariantCulture);

    private static string Artist(RankedSong song) => SafeText.OneLine(song.Tags.MainArtist ?? string.Empty);

    private static string Album(RankedSong song) => SafeText.OneLine(song.Tags.Album ?? string.Empty);

    private static string Title(RankedSong song) =>
        SafeText.OneLine(song.Tags.Title ?? (song.Path is { } path ? Path.GetFileNameWithoutExtension(path) : song.Id.Value));

    private static string Reasons(RankedSong song) => SafeText.OneLine(string.Join("; ", song.Reasons.Take(MaxReasons).Select(reason => reason.Text.Text)));
}
