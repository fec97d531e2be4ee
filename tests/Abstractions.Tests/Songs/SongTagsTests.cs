using CsCheck;

namespace PredictPicks.Abstractions.Tests.Songs;

public sealed class SongTagsTests
{
    private static readonly SongTags Full = new()
    {
        Title = "Title",
        Artists = ["First", "Second"],
        Album = "Album",
        AlbumArtist = "Album artist",
        Genres = ["Genre"],
        Year = 1999,
        Track = 3,
        BitrateKbps = 320,
        DurationSeconds = 215.4,
    };

    private static readonly SongTags Other = new()
    {
        Title = "Other title",
        Artists = ["Other"],
        Album = "Other album",
        AlbumArtist = "Other album artist",
        Genres = ["Other genre"],
        Year = 2001,
        Track = 4,
        BitrateKbps = 128,
        DurationSeconds = 1,
    };

    [Fact]
    public void FillGapsFrom_NothingMissing_ChangesNothing()
    {
        Full.FillGapsFrom(Other).ShouldBe(Full);
    }

    [Fact]
    public void FillGapsFrom_EverythingMissing_TakesEverything()
    {
        SongTags.None.FillGapsFrom(Full).ShouldBe(Full);
        SongTags.None.FillGapsFrom(SongTags.None).ShouldBe(SongTags.None);
    }

    [Fact]
    public void FillGapsFrom_AnyGaps_AreFilledAndNothingElse()
    {
        Gen.Bool.Array[9].Sample(has =>
        {
            var tags = new SongTags
            {
                Title = has[0] ? Full.Title : null,
                Artists = has[1] ? Full.Artists : [],
                Album = has[2] ? Full.Album : null,
                AlbumArtist = has[3] ? Full.AlbumArtist : null,
                Genres = has[4] ? Full.Genres : [],
                Year = has[5] ? Full.Year : null,
                Track = has[6] ? Full.Track : null,
                BitrateKbps = has[7] ? Full.BitrateKbps : null,
                DurationSeconds = has[8] ? Full.DurationSeconds : null,
            };

            var filled = tags.FillGapsFrom(Other);

            object?[] actual =
            [
                filled.Title, filled.Artists, filled.Album, filled.AlbumArtist, filled.Genres, filled.Year, filled.Track, filled.BitrateKbps, filled.DurationSeconds,
            ];
            object?[] full = [Full.Title, Full.Artists, Full.Album, Full.AlbumArtist, Full.Genres, Full.Year, Full.Track, Full.BitrateKbps, Full.DurationSeconds];
            object?[] other = [Other.Title, Other.Artists, Other.Album, Other.AlbumArtist, Other.Genres, Other.Year, Other.Track, Other.BitrateKbps, Other.DurationSeconds];
            actual.ShouldBe(has.Select((isThere, i) => isThere ? full[i] : other[i]));
        });
    }

    [Fact]
    public void FillGapsFrom_Null_IsRefused()
    {
        Should.Throw<ArgumentNullException>(() => Full.FillGapsFrom(null!));
    }

    [Fact]
    public void MainArtist_IsTheFirstArtistElseTheAlbumArtist()
    {
        Full.MainArtist.ShouldBe("First");
        (Full with { Artists = [] }).MainArtist.ShouldBe("Album artist");
        SongTags.None.MainArtist.ShouldBeNull();
    }
}
