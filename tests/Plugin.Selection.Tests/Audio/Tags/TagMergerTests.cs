using NSubstitute;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Audio.Tags;

namespace PredictPicks.Selection.Tests.Audio.Tags;

public sealed class TagMergerTests
{
    private static readonly AudioIdentity Identity = new(new SongId("x"), new AudioProperties("mp3", 44_100, 2, 192), []);

    private readonly FakePluginEnvironment _environment = new();

    [Fact]
    public void Read_TwoReaders_TheHigherDecidesAndTheOtherFillsGaps()
    {
        var low = Reader("low", 1, new SongTags { Title = "Low", Album = "Low album" });
        var high = Reader("high", 2, new SongTags { Title = "High", Artists = ["A"] });

        var tags = new TagMerger([low, high], _environment).Read("/x", Identity, 12.5);

        (tags.Title, tags.Album, tags.BitrateKbps, tags.DurationSeconds).ShouldBe(("High", "Low album", 192, 12.5));
        tags.Artists.ShouldBe(["A"]);
    }

    [Fact]
    public void Read_ReaderThrows_IsLeftOutAndLogged()
    {
        var bad = Reader("bad", 2, SongTags.None);
        bad.Read(null!, null!).ReturnsForAnyArgs(_ => throw new OverflowException("broken"));

        var tags = new TagMerger([bad, Reader("good", 1, new SongTags { Title = "T" })], _environment).Read("/music/x.mp3", Identity);

        tags.Title.ShouldBe("T");
        _environment.Entries.ShouldHaveSingleItem().ShouldContain("bad");
    }

    [Fact]
    public void Read_LowerReaderContinuesAList_TheLongerListCounts()
    {
        var high = Reader("high", 2, new SongTags { Artists = ["A"], Genres = ["Rock"] });
        var low = Reader("low", 1, new SongTags { Artists = ["A", "B"], Genres = ["Pop", "Jazz"] });

        var tags = new TagMerger([low, high], _environment).Read("/x", Identity);

        tags.Artists.ShouldBe(["A", "B"]);
        tags.Genres.ShouldBe(["Rock"]);
    }

    [Fact]
    public void Read_ReaderNeverReturns_IsLeftOutWhileItIsStuck()
    {
        using var release = new ManualResetEventSlim();
        var calls = 0;
        var stuck = Reader("stuck", 2, SongTags.None);
        stuck.Read(null!, null!).ReturnsForAnyArgs(_ =>
        {
            Interlocked.Increment(ref calls);
            release.Wait();
            return new SongTags { Title = "Late" };
        });
        var merger = new TagMerger([stuck, Reader("good", 1, new SongTags { Title = "T" })], _environment, TimeSpan.FromMilliseconds(100));

        merger.Read("/music/loop.mp3", Identity).Title.ShouldBe("T");
        merger.Read("/music/other.mp3", Identity).Title.ShouldBe("T");

        calls.ShouldBe(1);
        _environment.Entries.ShouldHaveSingleItem().ShouldContain("/music/loop.mp3");
        release.Set();
        SpinWait.SpinUntil(() => merger.Read("/music/other.mp3", Identity).Title == "Late", TimeSpan.FromSeconds(60)).ShouldBeTrue();
    }

    [Fact]
    public void Read_LengthAndBitrateOfAReader_AreNotBelieved()
    {
        var reader = Reader("liar", 1, new SongTags { BitrateKbps = 1, DurationSeconds = 1 });

        var tags = new TagMerger([reader], _environment).Read("/x", Identity);

        (tags.BitrateKbps, tags.DurationSeconds).ShouldBe((192, null));
    }

    private static ITagReader Reader(string name, int precedence, SongTags tags)
    {
        var reader = Substitute.For<ITagReader>();
        reader.Name.Returns(name);
        reader.Precedence.Returns(precedence);
        reader.Read(null!, null!).ReturnsForAnyArgs(tags);
        return reader;
    }
}
