using System.CommandLine;
using PredictPicks.TestHost.CommandLine;
using PredictPicks.TestHost.Hosting;

namespace PredictPicks.TestHost.Commands;

/// <summary><c>picks uninstall HOST</c>: takes out of a player what <see cref="InstallVerb"/> put in, and asks whether what was analysed goes too.</summary>
internal sealed class UninstallVerb : InstallerVerb
{
    private readonly Option<bool> _removeData = CommonOptions.Described(new Option<bool>("--remove-data"));
    private readonly Option<bool> _keepData = CommonOptions.Described(new Option<bool>("--keep-data"));

    public UninstallVerb(Session session, IReadOnlyList<string> words)
        : base(session, "uninstall", words)
    {
        Add(_removeData);
        Add(_keepData);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } = ["picks uninstall mpd --keep-data"];

    /// <inheritdoc/>
    public override Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var store = StoreFolder(arguments);
        Session.Process.Out.WriteLine(Installer(arguments).Uninstall(Settings(arguments)).Text);
        if (Directory.Exists(store))
        {
            var isRemoved = arguments.GetValue(_removeData) || (!arguments.GetValue(_keepData) && AsksToRemove(store));
            if (isRemoved)
            {
                Session.EndLog();
                StoreRemoval.Remove(store);
            }

            Session.Process.Out.WriteLine(TestHostTexts.Word(isRemoved ? "data-removed" : "data-kept", store).Text);
        }

        return Task.FromResult(ExitCode.Done);
    }

    /// <summary>Whether the user says yes; who cannot be asked says no.</summary>
    private bool AsksToRemove(string store)
    {
        Session.Status.Inform(TestHostTexts.Word("ask-remove-data", store));
        return Session.Process.ReadLine()?.Trim() is "y" or "Y" or "yes" or "是";
    }
}
