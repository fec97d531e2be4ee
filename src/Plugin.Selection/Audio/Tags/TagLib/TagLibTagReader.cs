using System.Composition;
using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Audio.Tags.TagLib;

/// <summary>TagLib# reads multi-valued artists and genres of all formats; it opens the file itself, in this process. Compiled where its assembly was found.</summary>
[Export(typeof(ITagReader))]
[Shared]
internal sealed class TagLibTagReader : ITagReader
{
    /// <inheritdoc/>
    public string Name => "taglib";

    /// <summary>Above the container's tags: it keeps every value of a multi-valued tag (a test compares both).</summary>
    public int Precedence => 20;

    /// <inheritdoc/>
    public SongTags Read(string path, AudioIdentity identity)
    {
        global::TagLib.File file;
        try
        {
            file = global::TagLib.File.Create(path, global::TagLib.ReadStyle.None);
        }
        catch (Exception exception) when (exception is global::TagLib.UnsupportedFormatException or global::TagLib.CorruptFileException or IOException)
        {
            return SongTags.None;
        }

        using (file)
        {
            var tag = file.Tag;
            return new SongTags
            {
                Title = tag.Title,
                Artists = tag.Performers,
                Album = tag.Album,
                AlbumArtist = tag.AlbumArtists.FirstOrDefault(),
                Genres = tag.Genres,
                Year = (int)Math.Min(tag.Year, 10_000),
                Track = (int)Math.Min(tag.Track, 10_000),
            };
        }
    }
}
