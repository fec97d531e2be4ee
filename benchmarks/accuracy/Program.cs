using System.Globalization;
using PredictPicks.Accuracy.Analysis;
using PredictPicks.Accuracy.Songs;

if (args is not [var work, var soundFont, var songFolder, var reportPath, ..])
{
    Console.Error.WriteLine("PredictPicks.Accuracy WORK-FOLDER SOUNDFONT SONG-FOLDER REPORT.md");
    return 2;
}

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
var bench = new Bench(work);
Variant[] changes = args.Contains("quick") ? [Variant.Original] : [Variant.Original, Variant.Quiet, Variant.Semitone, Variant.Stretched, Variant.Noisy, Variant.Mp3];
var rendered = bench.Measure(Material.Rendered(work, "rendered", soundFont, 0, 8), changes, withAubio: true);
var frets = bench.Measure(Material.FretsOnFire(work, songFolder), args.Contains("quick") ? [Variant.Original] : Variant.All, withAubio: true);
var midi = bench.Measure(Material.Midi(work, soundFont, songFolder), args.Contains("quick") ? [Variant.Original] : [Variant.Original, Variant.Mp3], withAubio: true);
var real = args.Contains("quick") ? [] : bench.Measure(Material.Real(songFolder), Variant.All, withAubio: false);
IReadOnlyList<Measured> labelled = [.. rendered, .. frets, .. midi];

var report = new Report();
report.Heading("Tempo");
TempoReport.Accuracy(report, labelled, changes);
TempoReport.Confidence(report, labelled);
TempoReport.Confusion(report, labelled);
report.Heading("Clips");
TempoReport.Lengths(report, bench, labelled);
report.Heading("Key");
KeyReport.Accuracy(report, rendered, changes);
KeyReport.Confusion(report, rendered);
report.Heading("What changes of real songs do");
if (!args.Contains("quick")) InvarianceReport.Write(report, [.. real, .. frets]);
File.WriteAllText(reportPath, report.ToString());
if (!args.Contains("quick")) File.WriteAllLines(Path.Combine(work, "broken.tsv"), InvarianceReport.Broken([.. real, .. frets]));
Console.Error.WriteLine();
return 0;
