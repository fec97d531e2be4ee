using System.CommandLine;
using PredictPicks.Abstractions;
using PredictPicks.TestHost.CommandLine;
using PredictPicks.TestHost.Hosting;
using PredictPicks.TestHost.Output;
using PredictPicks.TestHost.Power;

namespace PredictPicks.TestHost.Commands;

/// <summary><c>picks scan</c>: analyses what is new or changed in folders of music.</summary>
internal sealed class ScanVerb : Verb
{
    private readonly Option<string[]> _library = CommonOptions.Library();
    private readonly Option<int?> _jobs = CommonOptions.Jobs();
    private readonly Option<InferenceEngine> _inference = CommonOptions.Inference();
    private readonly Option<bool> _force = CommonOptions.Described(new Option<bool>("--force"));
    private readonly Option<bool> _retryFailed = CommonOptions.Described(new Option<bool>("--retry-failed"));
    private readonly Option<bool> _pauseOnBattery = CommonOptions.Described(new Option<bool>("--pause-on-battery"));

    public ScanVerb(Session session)
        : base(session, "scan")
    {
        Add(_library);
        Add(_jobs);
        Add(_inference);
        Add(_force);
        Add(_retryFailed);
        Add(_pauseOnBattery);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "picks scan --library ~/Music",
        "picks scan --library ~/Music /mnt/nas/music --jobs 2 --retry-failed",
        "picks scan --library ~/Music --pause-on-battery",
    ];

    /// <inheritdoc/>
    public override bool IsLong => true;

    /// <inheritdoc/>
    public override async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        Session.Inference = arguments.GetValue(_inference);
        using var host = FolderJobs.OpenFolders(Session, arguments.GetValue(_library)!);
        var options = new ExtractionOptions
        {
            Jobs = arguments.GetValue(_jobs),
            Force = arguments.GetValue(_force),
            RetryFailed = arguments.GetValue(_retryFailed),
            BeforeSong = arguments.GetValue(_pauseOnBattery) ? Gate().WaitAsync : null,
        };
        var report = await FolderJobs.ScanAsync(Session, host, StoreFolder(arguments), options, cancellationToken);
        ScanSummary.Write(Session.Process.Out, report);
        return ExitCode.Done;
    }

    private PowerGate Gate() => new(Session.Process.Power, Session.Status, PowerGate.DefaultInterval, Session.Process.Clock);
}
