using PredictPicks.HostAdapters.Folder.Tests.Support;

namespace PredictPicks.HostAdapters.Folder.Tests.Library;

public sealed class AudioFilesTests : IDisposable
{
    private readonly TestHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Extension_OfAudio_IsEnough()
    {
        string[] extensions =
        [
            "mp3", "flac", "ogg", "oga", "opus", "m4a", "aac", "wav", "aif", "aiff", "wma", "ape", "wv", "tta", "mpc", "dsf", "dff", "ac3", "mka", "xm", "it", "mod",
            "s3m", "MP3", "FlAc",
        ];
        foreach (var extension in extensions)
        {
            _host.Library.Write("song." + extension, "not audio at all"u8.ToArray());
        }

        _host.Songs().Count.ShouldBe(extensions.Length);
    }

    [Fact]
    public void Extension_OfSomethingElse_IsEnoughToLookNoFurther()
    {
        foreach (var extension in new[] { "jpg", "txt", "m3u8", "cue", "zip", "part", "mkv", "log", "nfo", "lrc", "sqlite", "tmp" })
        {
            _host.Library.Write("file." + extension, FirstBytes.Flac);
        }

        _host.Songs().ShouldBeEmpty();
    }

    [Fact]
    public void Extension_NoneOrUnknown_ContentDecides()
    {
        _host.Library.Write("track", FirstBytes.Flac);
        _host.Library.Write("Vol. 2 - song", FirstBytes.Id3);
        _host.Library.Write("music.xyz", FirstBytes.Wave);
        _host.Library.Write("README", "MAC addresses and RIFFs, and more than enough other words"u8.ToArray());
        _host.Library.Write("data.xyz", [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0]);
        _host.Library.Write("empty");

        _host.Songs().ShouldBe(["Vol. 2 - song", "music.xyz", "track"]);
    }

    [Fact]
    public void Container_WithAFilm_IsNoSong()
    {
        _host.Library.Write("song.mp4", FirstBytes.Mp4("soun"));
        _host.Library.Write("film.mp4", FirstBytes.Mp4("vide", "soun"));
        _host.Library.Write("titles.mp4", FirstBytes.Mp4("text"));
        _host.Library.Write("song.webm", FirstBytes.Matroska("A_OPUS"));
        _host.Library.Write("film.webm", FirstBytes.Matroska("V_VP9", "A_OPUS"));

        _host.Songs().ShouldBe(["song.mp4", "song.webm"]);
    }

    [Fact]
    public void AttributesOfMacOs_AreNoSongs()
    {
        _host.Library.Write("._song.mp3", [0, 5, 0x16, 7, 0, 2, 0, 0]);
        _host.Library.Write("song.mp3");

        _host.Songs().ShouldBe(["song.mp3"]);
    }
}
