using NSubstitute;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Commands;

namespace PredictPicks.Selection.Tests.Commands;

public sealed class PredictPicksCommandTests
{
    private static readonly SongId Candidate = new("candidate");

    private readonly ISelectionPredictor _predictor = Substitute.For<ISelectionPredictor>();
    private readonly IHostPlayer _host = Substitute.For<IHostPlayer>();

    public PredictPicksCommandTests()
    {
        _host.Library.GetAllSongsAsync(default, default).ReturnsForAnyArgs([Song.FromPath("/m/pick.mp3"), Song.FromPath("/m/candidate.mp3")]);
        _host.Playlists.ReadAsync("Picks", default).ReturnsForAnyArgs([new SongReference("/m/pick.mp3")]);
        _predictor.ResolveAsync("", [], default).ReturnsForAnyArgs(call => new ResolvedSongs(
            [.. call.Arg<IReadOnlyList<SongReference>>().Select(reference => new Pick(new SongId(Path.GetFileNameWithoutExtension(reference.Path!))))],
            []));
        Predicts(new RankedSong(1, Candidate, "/m/candidate.mp3", SongTags.None, 0.9, []));
    }

    [Fact]
    public async Task Execute_ScansRanksAndWrites()
    {
        _host.Playlists.ReplaceAsync("Predicted picks", [], default).ReturnsForAnyArgs("/m/Predicted picks.m3u8");

        var result = await ExecuteAsync(Context with { ResultPlaylist = "Predicted picks" });

        result.WrittenTo.ShouldBe("/m/Predicted picks.m3u8");
        await _predictor.ReceivedWithAnyArgs(1).ExtractFeaturesAsync("", [], new(), null, default);
        await _host.Playlists.Received(1).ReplaceAsync(
            "Predicted picks",
            Arg.Is<IReadOnlyList<Song>>(songs => songs.Count == 1 && songs[0].Path == "/m/candidate.mp3"),
            Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task Execute_NoScan_AnalysesNothing()
    {
        await ExecuteAsync(Context with { Scan = false });

        await _predictor.DidNotReceiveWithAnyArgs().ExtractFeaturesAsync("", [], new(), null, default);
    }

    [Fact]
    public async Task Execute_EmptyAnswer_LeavesYesterdaysPlaylistAlone()
    {
        Predicts();

        var result = await ExecuteAsync(Context with { ResultPlaylist = "Predicted picks" });

        result.WrittenTo.ShouldBeNull();
        await _host.Playlists.DidNotReceiveWithAnyArgs().ReplaceAsync("", [], default);
    }

    [Fact]
    public async Task Execute_PicksAreTheSelection_TakesIt()
    {
        _host.Library.GetSelectedSongsAsync(default).ReturnsForAnyArgs([new SongReference("/m/selected.mp3")]);

        await ExecuteAsync(Context with { Picks = new PicksChoice { From = PicksSource.Selection } });

        await _predictor.Received(1).PredictAsync(
            "store",
            Arg.Is<PredictionRequest>(request => request.Picks.Count == 1 && request.Picks[0].Id == new SongId("selected")),
            null,
            Arg.Any<CancellationToken>());
    }

    [Fact]
    public async Task Execute_Candidates_AreTheLibrarysSongs()
    {
        await ExecuteAsync(Context);

        await _predictor.Received(1).PredictAsync(
            "store",
            Arg.Is<PredictionRequest>(request => request.Candidates!.SequenceEqual(new[] { new SongReference("/m/pick.mp3"), new SongReference("/m/candidate.mp3") })),
            null,
            Arg.Any<CancellationToken>());
    }

    private HostCommandContext Context => new() { Host = _host, StoreFolder = "store", Picks = PicksChoice.OfPlaylist("Picks") };

    private Task<HostCommandResult> ExecuteAsync(HostCommandContext context) =>
        new PredictPicksCommand(_predictor, new PicksReader()).ExecuteAsync(context, null, CancellationToken.None);

    private void Predicts(params RankedSong[] songs) =>
        _predictor.PredictAsync("", null!, null, default).ReturnsForAnyArgs(new Prediction(
            "similarity",
            "similarity/1",
            new ModelReference("m", "1", 2),
            new PredictionCounts(1, 0, 0, 1, 0),
            songs,
            []));
}
