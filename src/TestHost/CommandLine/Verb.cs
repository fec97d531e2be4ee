using System.CommandLine;
using PredictPicks.TestHost.Hosting;

namespace PredictPicks.TestHost.CommandLine;

/// <summary>A verb of the command line. Its description is the text <c>help-NAME</c>.</summary>
internal abstract class Verb : Command
{
    private readonly Option<string?> _data = CommonOptions.Described(new Option<string?>("--data") { HelpName = "DIR" });

    /// <param name="session">The run that it belongs to.</param>
    /// <param name="name">What the user types.</param>
    /// <param name="group">The verb in front of it (<c>models list</c>), or null.</param>
    protected Verb(Session session, string name, string? group = null)
        : base(name, TestHostTexts.Word(group is null ? $"help-{name}" : $"help-{group}-{name}").Text)
    {
        Session = session;
        Add(_data);
        SetAction((arguments, _) => VerbRunner.RunAsync(this, arguments));
    }

    public Session Session { get; }

    /// <summary>Command lines for the end of the verb's help.</summary>
    public abstract IReadOnlyList<string> Examples { get; }

    /// <summary>Whether it works for long, and so yields to other programs.</summary>
    public virtual bool IsLong => false;

    /// <summary>The feature store's folder: the one given with <c>--data</c>, else the default one.</summary>
    public string StoreFolder(ParseResult arguments) =>
        arguments.GetValue(_data) is { } folder ? Path.GetFullPath(folder) : DefaultStoreFolder(arguments);

    /// <summary>Does it.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public abstract Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken);

    /// <summary>Name of the feature store when none is given.</summary>
    protected virtual string DefaultStore(ParseResult arguments) => CommonOptions.FolderHost;

    /// <summary>The feature store's folder when none is given.</summary>
    protected virtual string DefaultStoreFolder(ParseResult arguments) => Session.Folders.StoreOf(DefaultStore(arguments));
}
