using System.CommandLine;
using System.Text.RegularExpressions;
using PredictPicks.TestHost.CommandLine;
using PredictPicks.TestHost.Hosting;
using PredictPicks.TestHost.Worker;

namespace PredictPicks.TestHost.Commands;

/// <summary><c>picks worker --host NAME</c>: works for a player that cannot load this program, over the standard streams (<c>docs/worker.md</c>).</summary>
internal sealed partial class WorkerVerb : Verb
{
    private readonly Option<string> _host = CommonOptions.Described(new Option<string>("--host") { HelpName = "NAME", Required = true }, "option-worker-host");

    public WorkerVerb(Session session)
        : base(session, "worker")
    {
        _host.Validators.Add(result =>
        {
            if (result.Tokens is [var token] && !HostName().IsMatch(token.Value))
            {
                result.AddError(TestHostTexts.Word("host-name-invalid", token.Value).Text);
            }
        });
        Add(_host);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } = ["picks worker --host musicbee"];

    /// <inheritdoc/>
    public override bool IsLong => true;

    /// <inheritdoc/>
    public override Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken) =>
        WorkerServer.RunAsync(Session, arguments.GetValue(_host)!, StoreFolder(arguments), cancellationToken);

    /// <inheritdoc/>
    protected override string DefaultStore(ParseResult arguments) => arguments.GetValue(_host)!;

    /// <summary>Fit for the name of a folder on any system.</summary>
    [GeneratedRegex("^[a-z][a-z0-9-]{0,31}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex HostName();
}
