using System.CommandLine;
using PredictPicks.TestHost.CommandLine;
using PredictPicks.TestHost.Hosting;

namespace PredictPicks.TestHost.Commands;

/// <summary><c>picks install HOST</c>: puts into a player what it needs to start this program.</summary>
internal sealed class InstallVerb(Session session, IReadOnlyList<string> words) : InstallerVerb(session, "install", words)
{
    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } = ["picks install mpd", "picks install musicbee --portable D:\\MusicBee"];

    /// <inheritdoc/>
    public override Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        Session.Process.Out.WriteLine(Installer(arguments).Install(Environment.ProcessPath!, Settings(arguments)).Text);
        return Task.FromResult(ExitCode.Done);
    }
}
