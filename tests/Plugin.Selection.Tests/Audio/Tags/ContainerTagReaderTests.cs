using PredictPicks.Abstractions;
using PredictPicks.Selection.Audio.Tags;

namespace PredictPicks.Selection.Tests.Audio.Tags;

public sealed class ContainerTagReaderTests
{
    [Fact]
    public void Read_AllKeys_AreMapped()
    {
        var tags = Read(("title", "T"), ("artist", "A;B"), ("album", "L"), ("album_artist", "Various"), ("genre", "Rock;Pop"), ("date", "1999-02-03"), ("track", "3/12"));

        tags.Title.ShouldBe("T");
        tags.Artists.ShouldBe(["A", "B"]);
        tags.Album.ShouldBe("L");
        tags.AlbumArtist.ShouldBe("Various");
        tags.Genres.ShouldBe(["Rock", "Pop"]);
        tags.Year.ShouldBe(1999);
        tags.Track.ShouldBe(3);
        (tags.BitrateKbps, tags.DurationSeconds).ShouldBe((null, null));
    }

    [Fact]
    public void Read_Synonyms_CountWhereTheUsualKeyIsMissingOrEmpty()
    {
        var tags = Read(("artist", " "), ("artists", "A"), ("albumartist", "V"), ("date", "soon"), ("tyer", "1987"), ("tracknumber", "5"), ("title-eng", "T"));

        tags.Artists.ShouldBe(["A"]);
        tags.AlbumArtist.ShouldBe("V");
        tags.Year.ShouldBe(1987);
        tags.Track.ShouldBe(5);
        tags.Title.ShouldBe("T");
    }

    [Fact]
    public void Read_RepeatedKeys_AddUp() => Read(("artist", "A"), ("artist", "B")).Artists.ShouldBe(["A", "B"]);

    [Fact]
    public void Read_Nothing_IsNone()
    {
        var tags = Read();

        (tags.Title, tags.Album, tags.AlbumArtist, tags.Year, tags.Track).ShouldBe((null, null, null, null, null));
        tags.Artists.ShouldBeEmpty();
        tags.Genres.ShouldBeEmpty();
    }

    private static SongTags Read(params (string Key, string Value)[] tags) => new ContainerTagReader().Read(
        "/x",
        new AudioIdentity(new SongId("x"), new AudioProperties(null, null, null, 320), [.. tags.Select(tag => new KeyValuePair<string, string>(tag.Key, tag.Value))]));
}
