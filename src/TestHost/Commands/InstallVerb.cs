using System.CommandLine;
using PredictPicks.Abstractions;
using PredictPicks.TestHost.CommandLine;
using PredictPicks.TestHost.Hosting;

namespace PredictPicks.TestHost.Commands;

/// <summary><c>picks install HOST</c>: puts into a player what it needs to start this program.</summary>
internal sealed class InstallVerb : Verb
{
    private readonly Argument<string> _host = new("HOST") { HelpName = "HOST" };

    public InstallVerb(Session session)
        : base(session, "install")
    {
        _host.Description = TestHostTexts.Word("argument-host").Text;
        Add(_host);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } = ["picks install mpd"];

    /// <inheritdoc/>
    public override Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        Session.Process.Out.WriteLine(Find(Session, arguments.GetValue(_host)!).Install(Environment.ProcessPath!).Text);
        return Task.FromResult(ExitCode.Done);
    }

    /// <inheritdoc/>
    protected override string DefaultStore(ParseResult arguments) => Find(Session, arguments.GetValue(_host)!).HostName;

    /// <summary>The installer for a host.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static IHostInstaller Find(Session session, string host)
    {
        var installers = session.GetAll<IHostInstaller>();
        return installers.FirstOrDefault(installer => installer.HostName == host)
            ?? throw new UsageException(TestHostTexts.Word("host-unknown", host, string.Join(", ", installers.Select(installer => installer.HostName))));
    }
}
