using System.CommandLine;
using System.Text;
using PredictPicks.Abstractions;
using PredictPicks.TestHost.CommandLine;
using PredictPicks.TestHost.Hosting;
using PredictPicks.TestHost.Output;
using PredictPicks.TestHost.Terminal;

namespace PredictPicks.TestHost.Commands;

/// <summary><c>picks demo FOLDER</c>: the whole job on a folder of music, picks included.</summary>
internal sealed class DemoVerb : Verb
{
    private const string StoreName = "demo";
    private const string PicksFile = "demo-picks.m3u8";
    private const int DefaultTop = 20;
    private readonly Argument<string> _folder = new("FOLDER");
    private readonly Option<string?> _picks = CommonOptions.Described(new Option<string?>("--picks") { HelpName = "LIST" });
    private readonly Option<int> _top = CommonOptions.Top();
    private readonly Option<int?> _jobs = CommonOptions.Jobs();

    public DemoVerb(Session session)
        : base(session, "demo")
    {
        _folder.Description = TestHostTexts.Word("argument-folder").Text;
        _top.DefaultValueFactory = _ => DefaultTop;
        Add(_folder);
        Add(_picks);
        Add(_top);
        Add(_jobs);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } = ["picks demo ~/Music", "picks demo ~/Music --picks ~/Playlists/Picks.m3u8 --top 50"];

    /// <inheritdoc/>
    public override bool IsLong => true;

    /// <inheritdoc/>
    public override async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var folder = Path.GetFullPath(arguments.GetValue(_folder)!);
        var storeFolder = StoreFolder(arguments);
        using var host = FolderJobs.OpenFolders(Session, [folder]);
        Say("demo-scan", folder);
        var report = await FolderJobs.ScanAsync(Session, host, storeFolder, new ExtractionOptions { Jobs = arguments.GetValue(_jobs) }, cancellationToken);
        using (var summary = new StringWriter())
        {
            ScanSummary.Write(summary, report);
            Session.Process.Error.Write(summary.ToString());
        }

        var picks = FolderJobs.ListName(arguments.GetValue(_picks)) ?? await ChoosePicksAsync(folder, storeFolder, cancellationToken);
        var context = new HostCommandContext
        {
            Host = host,
            StoreFolder = storeFolder,
            Picks = PicksChoice.OfPlaylist(picks),
            Scan = false,
            Ranking = new RankingOptions { Top = arguments.GetValue(_top) },
        };
        var result = await FolderJobs.RunAsync(Session, FolderJobs.PredictCommand, context, cancellationToken);
        PredictionReport.Write(Session, result, PredictionFormats.Table, outputFile: null);

        // As it was called: a checkout's launcher says where it is.
        Say("demo-next", folder, picks, storeFolder, SafeText.OneLine(Session.Process.Variable("PICKS_LAUNCHER") ?? "picks"));
        return ExitCode.Done;
    }

    /// <inheritdoc/>
    protected override string DefaultStore(ParseResult arguments) => StoreName;

    /// <summary>Chooses picks, names them, and leaves them beside the store as a playlist for the user to try out.</summary>
    private async Task<string> ChoosePicksAsync(string folder, string storeFolder, CancellationToken cancellationToken)
    {
        var stored = await Session.Require<ISelectionPredictor>().ReadStoreAsync(storeFolder, withVectors: false, cancellationToken);
        var here = stored.Where(song => song.Paths.Count > 0 && ExportVerb.IsUnder(song.Paths[0], folder)).ToList();
        var picks = DemoPicks.Choose(here) ?? throw new PicksException(TestHostTexts.Word("demo-too-few", folder), folder);
        Say("demo-picks-" + picks.Kind, picks.Songs.Count, picks.GroupSize, picks.Name, here.Count);
        foreach (var song in picks.Songs)
        {
            Session.Process.Error.WriteLine("  " + SafeText.OneLine(song.Tags.Title is { } title ? $"{title} ({Path.GetFileName(song.Paths[0])})" : Path.GetFileName(song.Paths[0])));
        }

        var playlist = Path.Combine(storeFolder, PicksFile);
        AtomicFile.Write(playlist, stream => stream.Write(Encoding.UTF8.GetBytes("#EXTM3U\n" + string.Concat(picks.Songs.Select(song => song.Paths[0] + "\n")))));
        return playlist;
    }

    private void Say(string kind, params object[] arguments) => Session.Status.Inform(TestHostTexts.Word(kind, arguments));
}
