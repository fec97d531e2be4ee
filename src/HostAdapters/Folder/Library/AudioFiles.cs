using System.Collections.Frozen;

namespace PredictPicks.HostAdapters.Folder.Library;

/// <summary>Which files are songs: by their extension where it says so, by their first bytes where it does not.</summary>
internal static class AudioFiles
{
    /// <summary>Extensions of audio files, of everything that FFmpeg plays. Such files are never opened to look.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Audio = Set(
        // MPEG audio and its relatives
        "mp3 mp2 mp1 mpa mpga m2a m4a m4b m4r m4p aac adts aax aa latm loas",
        // Xiph, Matroska
        "flac fla oga ogg opus spx mka",
        // PCM and its containers
        "wav wave w64 rf64 bwf aif aiff aifc afc caf au snd voc 8svx sph",
        // lossless
        "ape wv tta tak ofr shn dsf dff",
        // other codecs
        "mpc mp+ mpp wma asf ac3 eac3 ec3 dts dtshd mlp thd ra ram qcp amr awb gsm vqf at3 aa3 oma omg adx brstm bfstm bcstm hca xwma xma aptx",
        // modules (libopenmpt, libgme)
        "mod xm it s3m stm mtm med umx mo3 669 amf dbm dsm far gdm imf j2b mdl mptm mt2 okt psm ptm ult spc nsf nsfe gbs vgm vgz hes kss sap ay gym");

    /// <summary>Extensions of what lies about in music folders and holds no song; such files are never opened either.</summary>
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Other = Set(
        // pictures
        "jpg jpeg jfif png gif bmp tif tiff webp avif heic heif svg ico psd xcf raw cr2 nef",
        // texts and documents
        "txt nfo log md htm html xml json yaml yml csv tsv ini cfg conf rtf doc docx odt pdf epub mobi xls xlsx ods ppt pptx url webloc desktop lnk",
        "lrc srt ass sub idx vtt",
        // playlists, cue sheets, checksums, unfinished downloads
        "m3u m3u8 pls xspf wpl asx zpl cue toc accurip ffp st5 md5 sha1 sha256 sfv par2 torrent part crdownload tmp bak old lock",
        // archives and disc images
        "zip rar 7z gz bz2 xz zst tar tgz iso bin img mdf mds nrg ccd dmg cab deb rpm jar",
        // films
        "mkv avi mpg mpeg m2v m4v ts m2ts mts vob wmv flv f4v ogv rm rmvb divx dv mxf swf",
        // programs and their sources
        "exe dll so dylib msi bat cmd com sh ps1 py js c h cpp cs java class wasm",
        // databases and the files of other music programs
        "db sqlite sqlite3 mdb itl itdb plist ds_store dat asd sfk reapeaks mid midi kar ttf otf woff woff2");

    /// <summary>Chooses the songs.</summary>
    public static FileFilter Filter { get; } = new(TellByName, HasSongInside);

    /// <summary>
    /// Whether a file of this name is a song; null when only its content can tell: it has no extension, an unknown one, or one of a container that may as well
    /// hold a film (<c>mp4</c>, <c>webm</c>, <c>mov</c>, <c>3gp</c>).
    /// </summary>
    public static bool? TellByName(ReadOnlySpan<char> name)
    {
        // "._name" is what macOS leaves beside a file on foreign disks: its attributes, under the same extension.
        if (name.StartsWith("._", StringComparison.Ordinal))
        {
            return false;
        }

        var extension = Path.GetExtension(name).TrimStart('.');
        return Audio.Contains(extension) ? true : Other.Contains(extension) ? false : null;
    }

    /// <summary>Whether a file whose name does not tell is a song. Opens it.</summary>
    public static bool HasSongInside(string path, long sizeBytes) => sizeBytes >= AudioSniffer.SmallestFileBytes && AudioSniffer.IsAudioFile(path);

    /// <summary>Whether the extension alone says that a path is a song.</summary>
    public static bool HasAudioExtension(ReadOnlySpan<char> path) => Audio.Contains(Path.GetExtension(path).TrimStart('.'));

    private static FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> Set(params IEnumerable<string> extensions) =>
        extensions.SelectMany(line => line.Split(' '))
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase)
            .GetAlternateLookup<ReadOnlySpan<char>>();
}
