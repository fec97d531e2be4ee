using System.Composition;
using PredictPicks.Abstractions;
using TagLib;

namespace PredictPicks.Selection.Audio.Tags.TagLib;

/// <summary>
/// The tags as TagLib# reads them. Compiled only where its assembly is there; no type derives from one of its, so that the other parts still compose where
/// it has been removed since. Length and bit rate are left to the decoder.
/// </summary>
[Export(typeof(ITagReader))]
[Shared]
internal sealed class TagLibTagReader : ITagReader
{
    /// <summary>The first version of ID3v2 that separates values by zero bytes; TagLib# splits at slashes what is older.</summary>
    private const byte FirstVersionWithZeros = 4;

    /// <inheritdoc/>
    public string Name => "taglib";

    /// <inheritdoc/>
    public int Precedence => 10;

    /// <inheritdoc/>
    public SongTags Read(string path, AudioIdentity identity)
    {
        try
        {
            if (Container(path) is not { } container)
            {
                return SongTags.None;
            }

            using var file = global::TagLib.File.Create(path, container, ReadStyle.None);
            return Read(file);
        }
        catch (Exception exception) when (exception is UnsupportedFormatException or CorruptFileException or IOException or UnauthorizedAccessException)
        {
            return SongTags.None;
        }
    }

    private static string? Container(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        return TagLibContainer.Find(file);
    }

    private static SongTags Read(global::TagLib.File file)
    {
        var tag = file.Tag;
        var splitsAtSlashes = file.GetTag(TagTypes.Id3v2, create: false) is global::TagLib.Id3v2.Tag { Version: < FirstVersionWithZeros, Performers.Length: > 0 };
        return new SongTags
        {
            Title = TagText.Clean(tag.Title),
            Artists = splitsAtSlashes ? TagValues.Names(string.Join('/', tag.Performers)) : TagValues.Names(tag.Performers),
            Album = TagText.Clean(tag.Album),
            AlbumArtist = TagText.Clean(string.Join(splitsAtSlashes ? "/" : "; ", tag.AlbumArtists)),
            Genres = TagValues.Genres(tag.Genres),
            Year = tag.Year is >= 1000 and <= 9999 ? (int)tag.Year : null,
            Track = tag.Track is > 0 and <= int.MaxValue ? (int)tag.Track : null,
        };
    }
}
