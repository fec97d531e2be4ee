using NSubstitute;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Features;
using PredictPicks.Selection.Features.Embedding;
using PredictPicks.Selection.Models;

namespace PredictPicks.Selection.Tests.Features.Embedding;

public class EmbeddingFeatureTests
{
    private static readonly UserText Reason = new("some-reason", [], "For some reason.");

    private readonly IEmbeddingModelSource _source = Substitute.For<IEmbeddingModelSource>();
    private readonly IEmbeddingModel _model = Substitute.For<IEmbeddingModel>();
    private readonly IEmbeddingPass _pass = Substitute.For<IEmbeddingPass>();

    public EmbeddingFeatureTests()
    {
        _model.Id.Returns("good");
        _model.Version.Returns("7");
        _model.Dimension.Returns(3);
        _model.Stream.Returns(AnalysisStream.Mono16KFloat);
        _model.BeginSong().Returns(_pass);
        _source.LoadActive().Returns(_model);
        _source.List().Returns([Pack("other", isActive: false), Pack("good", isActive: true)]);
    }

    [Fact]
    public void Version_IsThatOfThePackInUse_WithoutLoadingIt()
    {
        var feature = Feature();

        feature.Name.ShouldBe("embedding");
        feature.Version.ShouldBe("good/7");
        feature.Version.ShouldBe("good/7");
        _source.Received(1).List();
        _source.DidNotReceive().LoadActive();
    }

    [Fact]
    public void Version_NoModelThatCouldBeUsed_SaysWhatTheSourceSays()
    {
        _source.List().Returns([Pack("good", isActive: true) with { Problem = Reason }]);
        _source.LoadActive().Returns(_ => throw new PicksException(Reason));
        var feature = Feature();

        Should.Throw<PicksException>(() => feature.Version).Code.ShouldBe("some-reason");
    }

    [Fact]
    public void BeginSong_ManyTimes_LoadsTheModelOnce()
    {
        using (var model = new ActiveModel(_source))
        {
            var feature = new EmbeddingFeature(model);
            feature.BeginSong().Dispose();
            feature.BeginSong().Dispose();
            feature.Stream.ShouldBe(AnalysisStream.Mono16KFloat);
        }

        _source.Received(1).LoadActive();
        _pass.Received(2).Dispose();
        _model.Received(1).Dispose();
    }

    [Fact]
    public void BeginSong_AfterAFailedLoad_TriesAgain()
    {
        _source.LoadActive().Returns(_ => throw new PicksException(Reason), _ => _model);
        var feature = Feature();

        Should.Throw<PicksException>(feature.BeginSong);
        feature.BeginSong().ShouldNotBeNull();
    }

    [Fact]
    public void Complete_Vector_GoesIntoTheSong()
    {
        _pass.Complete().Returns(new SongEmbedding([1, 2, 3], 0.25, null));
        var song = Complete();

        song.Embedding.ShouldBe([1, 2, 3]);
        song.EmbeddingModel.ShouldBe(new ModelReference("good", "7", 3));
        song.RmsMean.ShouldBe(0.25);
        song.Missing.ShouldBeEmpty();
        _pass.Received(1).Add(Arg.Is<ArraySegment<byte>>(block => block.Count == 8));
    }

    [Fact]
    public void Complete_NoVector_GivesTheReason()
    {
        _pass.Complete().Returns(new SongEmbedding(null, null, Reason));
        var song = Complete();

        song.Embedding.ShouldBeNull();
        song.EmbeddingModel.ShouldNotBeNull("it takes back a vector that the store may have");
        song.RmsMean.ShouldBeNull();
        song.Missing.ShouldBe([new MissingFeature("embedding", Reason)]);
    }

    private static ModelPackInfo Pack(string id, bool isActive) => new(id, id, "7", 3, "MIT", 1, "/models/" + id, isActive, null);

    private EmbeddingFeature Feature() => new(new ActiveModel(_source));

    private SongAnalysis Complete()
    {
        var song = new SongAnalysis
        {
            Id = new SongId("a"),
            PacketHash = new SongId("a"),
            Tags = SongTags.None,
            Properties = new AudioProperties(null, null, null, null),
            DurationSeconds = 1,
        };
        var feature = Feature();
        using var pass = feature.BeginSong();
        pass.Add(new byte[8]);
        pass.Complete(song);
        return song;
    }
}
