using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Ranking;

/// <summary>Names songs within a sentence. Tags and file names are others' input: control characters and endless names do not get through.</summary>
internal static class SongNames
{
    /// <summary>Characters of a name that are shown; longer titles are rare, and a line has room for little more.</summary>
    private const int Shown = 60;

    /// <summary>Characters of an id that are shown when there is nothing better; enough to find it by.</summary>
    private const int ShownOfId = 12;

    /// <summary>“Title” by Artist; without a title the file's name, without a file the start of the id.</summary>
    public static string Of(RankableSong song)
    {
        var title = song.Tags.Title ?? FileName(song.Path) ?? song.Id.Value[..Math.Min(ShownOfId, song.Id.Value.Length)];
        return song.Tags.Title is not null && song.Tags.MainArtist is { } artist
            ? RankingTexts.Word("song-by-artist", Shorten(title), Shorten(artist)).Text
            : RankingTexts.Word("song", Shorten(title)).Text;
    }

    public static string Shorten(string name)
    {
        var isCut = name.Length > Shown;
        var end = isCut && char.IsHighSurrogate(name[Shown - 2]) ? Shown - 2 : Shown - 1;
        var shown = isCut ? name[..end] + "…" : name;
        return string.Create(shown.Length, shown, (buffer, source) =>
        {
            for (var i = 0; i < source.Length; i++)
            {
                buffer[i] = char.IsControl(source[i]) ? ' ' : source[i];
            }
        });
    }

    private static string? FileName(string? path)
    {
        var name = Path.GetFileNameWithoutExtension(path);
        return string.IsNullOrWhiteSpace(name) ? null : name;
    }
}
