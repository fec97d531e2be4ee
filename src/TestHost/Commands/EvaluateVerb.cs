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
    private readonly Option<string?> _format = CommonOptions.Format(EvaluationTable.Format, EvaluationJson.Format);

    public EvaluateVerb(Session session)
        : base(session, "evaluate")
    {
        foreach (var option in (Option[])[_library, _picks, _notPicked, _report, _format])
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
        var report = await Session.Status.WithProgressAsync(async progress =>
        {
            var (request, unknown) = await FolderJobs.AskAsync(Session, host, storeFolder, lists, progress, cancellationToken);
            NameUnknown(unknown);
            return await Session.Require<ISelectionPredictor>().EvaluateAsync(storeFolder, request, progress, cancellationToken);
        });

        Session.Process.Out.Write(arguments.GetValue(_format) == EvaluationJson.Format
            ? EvaluationJson.Write(report)
            : EvaluationTable.Write(report, Session.Process, Session.Process.OutColumns));
        await Session.Process.Out.FlushAsync(cancellationToken);
        foreach (var warning in report.Warnings)
        {
            Session.Status.Warn(warning);
        }

        if (arguments.GetValue(_report) is { } file)
        {
            AtomicFile.Write(file, stream => stream.Write(Encoding.UTF8.GetBytes(report.Html)));
            Session.Status.Inform(TestHostTexts.Word("report-written", file));
        }

        return ExitCode.Done;
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
