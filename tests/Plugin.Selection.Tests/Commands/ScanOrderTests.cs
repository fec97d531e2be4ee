using PredictPicks.Abstractions;
using PredictPicks.Selection.Commands;

namespace PredictPicks.Selection.Tests.Commands;

public sealed class ScanOrderTests
{
    [Fact]
    public void Arrange_PicksFirstThenOneSongAFolderInTurn()
    {
        var library = Songs("/a/1", "/a/2", "/a/3", "/b/1", "/b/2", "/c/1");

        var order = ScanOrder.Arrange(library, [new SongReference("/b/2")]);

        order.Select(song => song.Path).ShouldBe(["/b/2", "/a/1", "/b/1", "/c/1", "/a/2", "/a/3"]);
    }

    [Fact]
    public void Arrange_PickThatIsGoneAndUnknownToTheLibrary_IsLeftOut()
    {
        var order = ScanOrder.Arrange(Songs("/a/1"), [new SongReference("/nowhere/gone.mp3"), new SongReference(null, new SongId("x"))]);

        order.Select(song => song.Path).ShouldBe(["/a/1"]);
    }

    [Fact]
    public void Arrange_KeepsWhatTheHostKnowsOfASong()
    {
        var song = new Song(new SongId("17"), "/a/1", new SongTags { Title = "T" });

        ScanOrder.Arrange([song], [new SongReference("/a/1")]).ShouldHaveSingleItem().ShouldBe(song);
    }

    private static List<Song> Songs(params string[] paths) => [.. paths.Select(Song.FromPath)];
}
