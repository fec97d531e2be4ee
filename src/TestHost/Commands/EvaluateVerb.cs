using System.CommandLine;
using System.Text;
using PredictPicks.Abstractions;
using PredictPicks.TestHost.CommandLine;
using PredictPicks.TestHost.Hosting;
using PredictPicks.TestHost.Output;

namespace PredictPicks.TestHost.Commands;

/// <summary><c>picks evaluate</c>: how well some of the picks can be found again from the others, by what was analysed before.</summary>
internal sealed class EvaluateVerb : Verb
{
    /// <summary>Unknown picks that are named; the rest is counted.</summary>
    private const int Named = 3;

    private readonly Option<string[]> _library = CommonOptions.Library();
    private readonly Option<string> _picks = CommonOptions.Picks();
    private readonly Option<string?> _notPicked = CommonOptions.NotPicked();
    private readonly Option<string?> _report = CommonOptions.Described(new Option<string?>("--report") { HelpName = "FILE" });
    private readonly Option<string[]> _embedding = CommonOptions.Described(
        new Option<string[]>("--embedding") { HelpName = "ID", AllowMultipleArgumentsPerToken = true });

    private readonly Option<string?> _format = CommonOptions.Format(EvaluationTable.Format, EvaluationJson.Format);

    public EvaluateVerb(Session session)
        : base(session, "evaluate")
    {
        foreach (var option in (Option[])[_library, _picks, _notPicked, _report, _embedding, _format])
        {
            Add(option);
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "picks evaluate --library ~/Music --picks ~/Playlists/Picks.m3u8 --report ~/picks.html",
        "picks evaluate --library ~/Music --picks picks.txt --format json | jq .splits[0].scorers[].measures.rocAuc",
    ];

    /// <inheritdoc/>
    public override bool IsLong => true;

    /// <inheritdoc/>
    public override async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        using var host = FolderJobs.OpenFolders(Session, arguments.GetValue(_library)!);
        var storeFolder = StoreFolder(arguments);
        var lists = FolderJobs.Lists(arguments.GetValue(_picks)!, arguments.GetValue(_notPicked));
        string?[] models = arguments.GetValue(_embedding) is { Length: > 0 } ids ? [.. ids.Distinct(StringComparer.Ordinal)] : [null];
        var reports = await Session.Status.WithProgressAsync(async progress =>
        {
            var (request, unknown) = await FolderJobs.AskAsync(Session, host, storeFolder, lists, progress, cancellationToken);
            NameUnknown(unknown);
            var made = new List<EvaluationReport>();
            foreach (var model in models)
            {
                var asked = request with { EmbeddingModel = model };
                made.Add(await Session.Require<ISelectionPredictor>().EvaluateAsync(storeFolder, asked, progress, cancellationToken));
            }

            return made;
        });

        Session.Process.Out.Write(arguments.GetValue(_format) == EvaluationJson.Format
            ? EvaluationJson.Write(reports)
            : string.Join('\n', reports.Select(report => Heading(report, reports) + EvaluationTable.Write(report, Session.Process, Session.Process.OutColumns))));
        await Session.Process.Out.FlushAsync(cancellationToken);
        foreach (var warning in reports.SelectMany(report => report.Warnings).DistinctBy(warning => warning.Text))
        {
            Session.Status.Warn(warning);
        }

        if (arguments.GetValue(_report) is { } file)
        {
            reports.ForEach(report => WriteHtml(report, reports.Count == 1 ? file : FileOf(report, file)));
        }

        return ExitCode.Done;
    }

    /// <summary>Which model it was, where there are several.</summary>
    private static string Heading(EvaluationReport report, List<EvaluationReport> reports) =>
        reports.Count == 1 ? string.Empty : TestHostTexts.Word("evaluated-model", report.Model.Id, report.Model.Version).Text + "\n";

    /// <summary><c>picks.html</c> becomes <c>picks-openl3.html</c>.</summary>
    private static string FileOf(EvaluationReport report, string file) =>
        Path.ChangeExtension(file, null) + $"-{report.Model.Id}" + Path.GetExtension(file);

    private void WriteHtml(EvaluationReport report, string file)
    {
        AtomicFile.Write(file, stream => stream.Write(Encoding.UTF8.GetBytes(report.Html)));
        Session.Status.Inform(TestHostTexts.Word("report-written", file));
    }

    private void NameUnknown(IReadOnlyList<SongReference> unknown)
    {
        foreach (var pick in unknown.Take(Named))
        {
            Session.Status.Inform(TestHostTexts.Word("pick-never-analysed", pick.Path ?? pick.Id!.Value.Value));
        }

        if (unknown.Count > Named)
        {
            Session.Status.Inform(TestHostTexts.Word("more-never-analysed", unknown.Count - Named));
        }
    }
}
