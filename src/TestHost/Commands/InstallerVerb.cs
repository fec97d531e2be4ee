using System.CommandLine;
using System.CommandLine.Completions;
using PredictPicks.Abstractions;
using PredictPicks.TestHost.CommandLine;
using PredictPicks.TestHost.Hosting;

namespace PredictPicks.TestHost.Commands;

/// <summary>What <c>install</c> and <c>uninstall</c> share: the player, and the options that its installer declares.</summary>
internal abstract class InstallerVerb : Verb
{
    private readonly Argument<string> _host = new("HOST") { HelpName = "HOST" };
    private readonly HostOptions _hostOptions;

    /// <param name="session">The run that it belongs to.</param>
    /// <param name="name">What the user types.</param>
    /// <param name="words">The words of the command line: the host that they name says which further options there are.</param>
    protected InstallerVerb(Session session, string name, IReadOnlyList<string> words)
        : base(session, name)
    {
        _host.Description = TestHostTexts.Word("argument-host").Text;
        _host.CompletionSources.Add(_ => Installers.Select(installer => new CompletionItem(installer.HostName)));
        Add(_host);
        var named = words.Contains(name, StringComparer.Ordinal) ? Installers.FirstOrDefault(installer => words.Contains(installer.HostName, StringComparer.Ordinal)) : null;
        _hostOptions = new HostOptions(this, named?.Options ?? []);
    }

    private IReadOnlyList<IHostInstaller> Installers => Session.GetAll<IHostInstaller>();

    /// <summary>The installer of the host that was named.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    protected IHostInstaller Installer(ParseResult arguments)
    {
        var host = arguments.GetValue(_host)!;
        return Installers.FirstOrDefault(installer => installer.HostName == host)
            ?? throw new UsageException(TestHostTexts.Word("host-unknown", host, string.Join(", ", Installers.Select(installer => installer.HostName))));
    }

    /// <summary>The values of the options that the installer declares.</summary>
    protected HostSettings Settings(ParseResult arguments) => _hostOptions.Read(arguments);

    /// <inheritdoc/>
    protected override string DefaultStoreFolder(ParseResult arguments) =>
        Installer(arguments).StoreFolder(Settings(arguments)) ?? Session.Folders.StoreOf(Installer(arguments).HostName);
}
