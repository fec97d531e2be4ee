using PredictPicks.Abstractions;
using PredictPicks.TestHost.Hosting;

namespace PredictPicks.TestHost.Output;

/// <summary>The forms in which a ranked list leaves the program.</summary>
internal static class PredictionFormats
{
    public const string Table = "table";
    public const string Json = "json";
    public const string M3u8 = "m3u8";
    public const string Csv = "csv";

    public static IReadOnlyList<string> Names { get; } = [Table, Json, M3u8, Csv];

    /// <summary>The form that was asked for, else the one that the file's extension names, else a table.</summary>
    public static string Choose(string? format, string? outputFile)
    {
        var extension = Path.GetExtension(outputFile)?.TrimStart('.').ToLowerInvariant();
        return format ?? (extension is Json or M3u8 or Csv ? extension : Table);
    }

    /// <summary>The list in a form, line ends included.</summary>
    /// <param name="prediction">The list.</param>
    /// <param name="format">One of <see cref="Names"/>.</param>
    /// <param name="process">Says what the terminal can show.</param>
    /// <param name="columns">Of the terminal that a table is for, or null.</param>
    public static string Write(Prediction prediction, string format, ProcessContext process, int? columns) => format switch
    {
        Json => PredictionJson.Write(prediction),
        M3u8 => PlaylistWriter.Write(prediction),
        Csv => PredictionCsv.Write(prediction),
        _ => PredictionTable.Write(prediction, process, columns),
    };
}
