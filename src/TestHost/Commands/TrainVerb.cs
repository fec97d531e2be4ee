using System.CommandLine;
using PredictPicks.Abstractions;
using PredictPicks.TestHost.CommandLine;
using PredictPicks.TestHost.Hosting;

namespace PredictPicks.TestHost.Commands;

/// <summary><c>picks train</c>: learns from the picks, by what was analysed before, and says how well it went.</summary>
internal sealed class TrainVerb : Verb
{
    private readonly Option<string[]> _library = CommonOptions.Library();
    private readonly Option<string> _picks = CommonOptions.Picks();
    private readonly Option<string?> _notPicked = CommonOptions.NotPicked();

    public TrainVerb(Session session)
        : base(session, "train")
    {
        foreach (var option in (Option[])[_library, _picks, _notPicked])
        {
            Add(option);
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } = ["picks train --library ~/Music --picks ~/Playlists/Picks.m3u8"];

    /// <inheritdoc/>
    public override bool IsLong => true;

    /// <inheritdoc/>
    public override async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        using var host = FolderJobs.OpenFolders(Session, arguments.GetValue(_library)!);
        var store = StoreFolder(arguments);
        var lists = FolderJobs.Lists(arguments.GetValue(_picks)!, arguments.GetValue(_notPicked));
        var report = await Session.Status.WithProgressAsync(async progress =>
        {
            var (request, _) = await FolderJobs.AskAsync(Session, host, store, lists, progress, cancellationToken);
            return await Session.Require<ISelectionPredictor>().TrainAsync(store, request, onlyIfStale: false, progress, cancellationToken);
        });
        return Say(report!);
    }

    private int Say(TrainingReport report)
    {
        var output = Session.Process.Out;
        if (report.Status == TrainingStatus.Failed)
        {
            Session.Status.Fail(report.Summary);
            return ExitCode.Failed;
        }

        output.WriteLine(report.Summary.Text);
        output.WriteLine(TestHostTexts.Word("train-counts", report.Picks, report.Others, report.Ranker).Text);
        foreach (var row in report.Validation)
        {
            output.WriteLine(TestHostTexts.Word("train-row", row.Ranker, 100 * row.RocAuc, row.Gain, row.AheadOfNearest, row.StandardError).Text);
        }

        if (report.ModelFile is { } file)
        {
            output.WriteLine(TestHostTexts.Word("train-stored", file).Text);
        }

        return ExitCode.Done;
    }
}
