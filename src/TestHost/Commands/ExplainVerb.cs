using System.CommandLine;
using PredictPicks.Abstractions;
using PredictPicks.TestHost.CommandLine;
using PredictPicks.TestHost.Hosting;
using PredictPicks.TestHost.Terminal;

namespace PredictPicks.TestHost.Commands;

/// <summary><c>picks explain SONG</c>: why a song has its place in the ranking.</summary>
internal sealed class ExplainVerb : Verb
{
    private readonly Argument<string> _song = new("SONG") { HelpName = "SONG" };
    private readonly Option<string[]> _library = CommonOptions.Library();
    private readonly Option<string> _picks = CommonOptions.Picks();
    private readonly Option<string?> _notPicked = CommonOptions.NotPicked();

    public ExplainVerb(Session session)
        : base(session, "explain")
    {
        _song.Description = TestHostTexts.Word("argument-song").Text;
        Add(_song);
        foreach (var option in (Option[])[_library, _picks, _notPicked])
        {
            Add(option);
        }
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } = ["picks explain ~/Music/song.mp3 --library ~/Music --picks ~/Playlists/Picks.m3u8"];

    /// <inheritdoc/>
    public override bool IsLong => true;

    /// <inheritdoc/>
    public override async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        using var host = FolderJobs.OpenFolders(Session, arguments.GetValue(_library)!);
        var store = StoreFolder(arguments);
        var lists = FolderJobs.Lists(arguments.GetValue(_picks)!, arguments.GetValue(_notPicked));
        var explanation = await Session.Status.WithProgressAsync(async progress =>
        {
            var predictor = Session.Require<ISelectionPredictor>();
            var (request, _) = await FolderJobs.AskAsync(Session, host, store, lists, progress, cancellationToken);
            var song = await FolderJobs.FindAsync(predictor, store, arguments.GetValue(_song)!, cancellationToken);
            return await predictor.ExplainAsync(store, request, song, progress, cancellationToken);
        });
        Say(explanation);
        return ExitCode.Done;
    }

    private void Say(Explanation explanation)
    {
        var song = explanation.Song;
        var name = SafeText.OneLine(song.Tags.Title ?? Path.GetFileNameWithoutExtension(song.Path) ?? song.Id.Value);
        Line(TestHostTexts.Word("explain-head", name, song.Rank, explanation.Candidates, explanation.Ranker, song.Score));
        if (explanation.IsPick)
        {
            Line(TestHostTexts.Word("explain-pick"));
        }

        if (explanation.AlreadyHave is { } already)
        {
            Line(already);
        }

        if (song.Probability is { } probability)
        {
            Line(TestHostTexts.Word("explain-probability", 100 * probability));
        }

        foreach (var reason in song.Reasons)
        {
            Line(TestHostTexts.Word("explain-reason", SafeText.OneLine(reason.Text.Text), reason.Contribution));
        }

        Line(TestHostTexts.Word("explain-sum"));
        foreach (var part in explanation.Contributions)
        {
            Line(TestHostTexts.Word("explain-part", part.Label.Text, part.Value));
        }
    }

    private void Line(UserText text) => Session.Process.Out.WriteLine(text.Text);
}
