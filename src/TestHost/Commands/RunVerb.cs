using System.CommandLine;
using System.CommandLine.Completions;
using PredictPicks.Abstractions;
using PredictPicks.TestHost.CommandLine;
using PredictPicks.TestHost.Hosting;
using PredictPicks.TestHost.Output;
using PredictPicks.TestHost.Settings;

namespace PredictPicks.TestHost.Commands;

/// <summary>
/// <c>picks run predict-picks --host NAME</c>: the very command that a player's context menu calls. Its options are its own and
/// those that the host's provider declares.
/// </summary>
internal sealed class RunVerb : Verb
{
    private readonly Argument<string> _command = new("COMMAND") { HelpName = "COMMAND" };
    private readonly Option<string> _host = CommonOptions.Described(new Option<string>("--host") { HelpName = "NAME", Required = true });
    private readonly Option<string?> _picks = CommonOptions.Described(new Option<string?>("--picks", "--picks-playlist") { HelpName = "PLAYLIST" }, "option-picks-playlist");
    private readonly Option<string?> _picksFrom = CommonOptions.PicksFrom();
    private readonly Option<double?> _minRating = CommonOptions.MinRating();
    private readonly Option<string?> _notPicked = CommonOptions.NotPicked();
    private readonly Option<string?> _result = CommonOptions.Described(new Option<string?>("--result") { HelpName = "PLAYLIST" });
    private readonly Option<int?> _top = CommonOptions.TopOrSetting();
    private readonly Option<int?> _maxPerArtist = CommonOptions.MaxPerArtistOrSetting();
    private readonly Option<double?> _diversity = CommonOptions.DiversityOrSetting();
    private readonly Option<bool> _noScan = CommonOptions.NoScan();
    private readonly Option<int?> _jobs = CommonOptions.Jobs();
    private readonly Option<bool> _daemon = CommonOptions.Described(new Option<bool>("--daemon"));
    private readonly HostOptions _hostOptions;

    /// <param name="session">The run that it belongs to.</param>
    /// <param name="words">The words of the command line: the host that they name says which further options there are.</param>
    public RunVerb(Session session, IReadOnlyList<string> words)
        : base(session, "run")
    {
        _command.Description = TestHostTexts.Word("argument-command").Text;
        _command.CompletionSources.Add(FolderJobs.PredictCommand);
        _host.CompletionSources.Add(_ => Providers().Select(provider => new CompletionItem(provider.Name, detail: provider.Description)));
        Add(_command);
        foreach (var option in (Option[])[_host, _picks, _picksFrom, _minRating, _notPicked, _result, _top, _maxPerArtist, _diversity, _noScan, _jobs, _daemon])
        {
            Add(option);
        }

        var provider = words.Contains(Name, StringComparer.Ordinal) && FindHostName(words) is { } name ? Providers().FirstOrDefault(provider => provider.Name == name) : null;
        _hostOptions = new HostOptions(this, provider?.Options ?? []);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "picks run predict-picks --host folder --library ~/Music --picks ~/Playlists/Picks.m3u8",
        "picks run predict-picks --host folder --help",
    ];

    /// <inheritdoc/>
    public override bool IsLong => true;

    /// <inheritdoc/>
    public override async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        using var host = Open(arguments);
        var commandId = arguments.GetValue(_command)!;
        var commands = Session.GetAll<IHostCommand>();
        if (!commands.Any(command => command.Id == commandId))
        {
            throw new UsageException(TestHostTexts.Word("command-unknown", commandId, string.Join(", ", commands.Select(command => command.Id))));
        }

        SettingsFile.CreateIfMissing(StoreFolder(arguments));
        if (arguments.GetValue(_daemon))
        {
            await new CommandDaemon(Session, host, commandId, () => Context(arguments, host)).RunAsync(cancellationToken);
        }

        var result = await FolderJobs.RunAsync(Session, commandId, Context(arguments, host), cancellationToken);
        PredictionReport.WriteSummary(Session, result);
        if (result.WrittenTo is { } place)
        {
            Session.Process.Out.WriteLine(TestHostTexts.Word("written", result.Prediction.Candidates.Count, place).Text);
        }

        return ExitCode.Done;
    }

    /// <inheritdoc/>
    protected override string DefaultStore(ParseResult arguments) => Provider(arguments).Name;

    private HostCommandContext Context(ParseResult arguments, IHostPlayer host)
    {
        var store = StoreFolder(arguments);
        var context = Overrides(arguments).Over(SettingsFile.Read(store)).Context(host, store);
        return context with
        {
            Scan = !arguments.GetValue(_noScan),
            Extraction = new ExtractionOptions { Jobs = arguments.GetValue(_jobs) },
        };
    }

    private RunOverrides Overrides(ParseResult arguments) => new()
    {
        PicksFrom = arguments.GetValue(_picksFrom),
        Picks = FolderJobs.ListName(arguments.GetValue(_picks)),
        MinRating = arguments.GetValue(_minRating),
        NotPicked = FolderJobs.ListName(arguments.GetValue(_notPicked)),
        Result = arguments.GetValue(_result),
        Top = arguments.GetValue(_top),
        MaxPerArtist = arguments.GetValue(_maxPerArtist),
        Diversity = arguments.GetValue(_diversity),
    };

    private static string? FindHostName(IReadOnlyList<string> words)
    {
        const string Assignment = "--host=";
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].StartsWith(Assignment, StringComparison.Ordinal))
            {
                return words[i][Assignment.Length..];
            }

            if (words[i] == "--host" && i + 1 < words.Count)
            {
                return words[i + 1];
            }
        }

        return null;
    }

    private IReadOnlyList<IHostPlayerProvider> Providers() => Session.GetAll<IHostPlayerProvider>();

    private IHostPlayerProvider Provider(ParseResult arguments)
    {
        var name = arguments.GetValue(_host)!;
        return Providers().FirstOrDefault(provider => provider.Name == name)
            ?? throw new UsageException(TestHostTexts.Word("host-unknown", name, string.Join(", ", Providers().Select(provider => provider.Name))));
    }

    private IHostPlayer Open(ParseResult arguments) => Provider(arguments).Open(_hostOptions.Read(arguments), Session.Status);
}
