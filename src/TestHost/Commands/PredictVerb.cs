using System.CommandLine;
using PredictPicks.Abstractions;
using PredictPicks.TestHost.CommandLine;
using PredictPicks.TestHost.Hosting;
using PredictPicks.TestHost.Output;

namespace PredictPicks.TestHost.Commands;

/// <summary><c>picks predict</c>: folders and a list of picks in, a ranked list out.</summary>
internal sealed class PredictVerb : Verb
{
    private readonly Option<string[]> _library = CommonOptions.Library();
    private readonly Option<string> _picks = CommonOptions.Picks();
    private readonly Option<string?> _notPicked = CommonOptions.NotPicked();
    private readonly Option<int> _top = CommonOptions.Top();
    private readonly Option<int> _maxPerArtist = CommonOptions.MaxPerArtist();
    private readonly Option<double> _diversity = CommonOptions.Diversity();
    private readonly Option<string?> _format = CommonOptions.Format([.. PredictionFormats.Names]);
    private readonly Option<string?> _output = CommonOptions.Output();
    private readonly Option<bool> _noScan = CommonOptions.NoScan();
    private readonly Option<int?> _jobs = CommonOptions.Jobs();
    private readonly Option<string?> _model = CommonOptions.Model();
    private readonly Option<InferenceEngine> _inference = CommonOptions.Inference();

    public PredictVerb(Session session)
        : base(session, "predict")
    {
        foreach (var option in (Option[])[_library, _picks, _notPicked, _top, _maxPerArtist, _diversity, _format, _output, _noScan, _jobs, _model, _inference])
        {
            Add(option);
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "picks predict --library ~/Music --picks ~/Playlists/Picks.m3u8",
        "picks predict --library ~/Music --picks ~/Music/Favourites --top 30 --output ~/Playlists/Predicted.m3u8",
        "picks predict --library ~/Music --picks picks.txt --no-scan --format json | jq .candidates[0]",
    ];

    /// <inheritdoc/>
    public override bool IsLong => true;

    /// <inheritdoc/>
    public override async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        Session.Inference = arguments.GetValue(_inference);
        using var host = FolderJobs.OpenFolders(Session, arguments.GetValue(_library)!);
        var context = new HostCommandContext
        {
            Host = host,
            StoreFolder = StoreFolder(arguments),
            Picks = PicksChoice.OfPlaylist(FolderJobs.ListName(arguments.GetValue(_picks))!),
            NotPickedPlaylist = FolderJobs.ListName(arguments.GetValue(_notPicked)),
            Scan = !arguments.GetValue(_noScan),
            Train = false,
            ModelFile = arguments.GetValue(_model) is { } file ? Path.GetFullPath(file) : null,
            Extraction = new ExtractionOptions { Jobs = arguments.GetValue(_jobs) },
            Ranking = new RankingOptions
            {
                Top = arguments.GetValue(_top),
                MaxPerArtist = arguments.GetValue(_maxPerArtist),
                Diversity = arguments.GetValue(_diversity),
            },
        };
        var result = await FolderJobs.RunAsync(Session, FolderJobs.PredictCommand, context, cancellationToken);
        PredictionReport.Write(Session, result, arguments.GetValue(_format), arguments.GetValue(_output));
        return ExitCode.Done;
    }
}
