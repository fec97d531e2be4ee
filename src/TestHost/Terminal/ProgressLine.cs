using System.Globalization;
using System.Text;
using PredictPicks.Abstractions;

namespace PredictPicks.TestHost.Terminal;

/// <summary>Words a moment of a job: phase, count, percentage, rate, time passed and left, and the item in hand.</summary>
internal static class ProgressLine
{
    private const string Separator = " · ";
    private const string Ellipsis = "…";

    /// <summary>The line.</summary>
    /// <param name="progress">The moment.</param>
    /// <param name="elapsed">Since the job began.</param>
    /// <param name="columns">Cells that the line may take; the item in hand is shortened to fit, or left out. Null: all of it.</param>
    public static string Word(JobProgress progress, TimeSpan elapsed, int? columns = null)
    {
        var culture = CultureInfo.CurrentUICulture;
        List<string> parts = [TestHostTexts.Word("phase-" + progress.Phase.ToString().ToLowerInvariant()).Text + " " + Count(progress, culture)];
        if (progress.Total is > 0 and var total)
        {
            parts.Add(TestHostTexts.Word("progress-percent", Math.Min(100, progress.Done * 100 / total)).Text);
        }

        if (progress.RatePerSecond is > 0 and var rate && double.IsFinite(rate))
        {
            parts.Add(TestHostTexts.Word("progress-rate", rate.ToString(rate < 10 ? "0.0" : "N0", culture)).Text);
        }

        parts.Add(TestHostTexts.Word("progress-elapsed", Duration(elapsed)).Text);
        if (progress.Remaining is { } remaining)
        {
            parts.Add(TestHostTexts.Word("progress-left", Duration(remaining)).Text);
        }

        var line = string.Join(Separator, parts);
        return progress.Current is { Length: > 0 } current ? line + Fit(SafeText.OneLine(Path.GetFileName(current)), columns - Cells(line)) : line;
    }

    /// <summary><c>0:07</c>, <c>12:34</c>, <c>1:02:03</c>.</summary>
    public static string Duration(TimeSpan time) => time.TotalHours >= 1
        ? string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}")
        : string.Create(CultureInfo.InvariantCulture, $"{time.Minutes}:{time.Seconds:00}");

    private static string Count(JobProgress progress, CultureInfo culture) => progress.Total is { } total
        ? string.Create(culture, $"{progress.Done:N0}/{total:N0}")
        : progress.Done.ToString("N0", culture);

    private static string Fit(string item, int? room)
    {
        // Less than this of a name tells nothing.
        const int Least = 8;
        var left = room - Separator.Length;
        if (left is null || Cells(item) <= left)
        {
            return Separator + item;
        }

        if (left < Least)
        {
            return string.Empty;
        }

        var fitting = new StringBuilder(Separator);
        var cells = Ellipsis.Length;
        foreach (var rune in item.EnumerateRunes())
        {
            cells += Cells(rune.ToString());
            if (cells > left)
            {
                break;
            }

            fitting.Append(rune.ToString());
        }

        return fitting.Append(Ellipsis).ToString();
    }

    private static int Cells(string text) => new Spectre.Console.Text(text).Length;
}
