using System.Globalization;
using PredictPicks.Accuracy.Analysis;
using PredictPicks.Accuracy.Songs;

if (args is not [var work, var soundFont, var songFolder, var reportPath])
{
    Console.Error.WriteLine("PredictPicks.Accuracy WORK-FOLDER SOUNDFONT SONG-FOLDER REPORT.md");
    return 2;
}

CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
var bench = new Bench(work);
Variant[] changes = [Variant.Original, Variant.Quiet, Variant.Semitone, Variant.Stretched, Variant.Noisy, Variant.Mp3];
var rendered = bench.Measure(Material.Rendered(work, "rendered", soundFont, 0, 8), changes, withAubio: true);
var frets = bench.Measure(Material.FretsOnFire(work, songFolder), Variant.All, withAubio: true);
var midi = bench.Measure(Material.Midi(work, soundFont, songFolder), [Variant.Original, Variant.Mp3], withAubio: true);
var odd = bench.Measure(Material.WithoutTempo(work, soundFont), [Variant.Original], withAubio: false);
IReadOnlyList<Measured> real = [.. bench.Measure(Material.Real(songFolder), Variant.All, withAubio: false), .. frets];
IReadOnlyList<Measured> labelled = [.. rendered, .. frets, .. midi];

var report = new Report();
report.Line("# Accuracy of tempo, key and loudness\n");
report.Line("Made by `benchmarks/accuracy/run.sh`; README.md beside it says what each set is.");
report.Heading("Tempo");
TempoReport.Accuracy(report, labelled, changes);
TempoReport.Confidence(report, labelled);
TempoReport.Confusion(report, labelled);
report.Heading("Key");
KeyReport.Accuracy(report, rendered, changes);
KeyReport.Confusion(report, rendered);
report.Heading("Clips");
TempoReport.Lengths(report, bench, labelled);
report.Heading("What changes of real songs do");
InvarianceReport.Write(report, real);
report.Heading("Loudness");
LoudnessReport.Write(report, bench, real);
report.Heading("Sounds without");
OddReport.Write(report, work, odd);
File.WriteAllText(reportPath, report.ToString());
File.WriteAllLines(Path.Combine(work, "broken.tsv"), InvarianceReport.Broken(real));
Console.Error.WriteLine();
return 0;
