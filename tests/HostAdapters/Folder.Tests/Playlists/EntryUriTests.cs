using PredictPicks.HostAdapters.Folder.Playlists;

namespace PredictPicks.HostAdapters.Folder.Tests.Playlists;

public sealed class EntryUriTests
{
    [Theory]
    [InlineData("file:///home/me/a%20b.mp3", "/home/me/a b.mp3")]
    [InlineData("file://localhost/home/me/a.mp3", "/home/me/a.mp3")]
    [InlineData("file:/home/me/a.mp3", "/home/me/a.mp3")]
    [InlineData("FILE:///home/%E5%A4%9C.mp3", "/home/夜.mp3")]
    [InlineData("file:///home/50%.mp3", "/home/50%.mp3")]
    [InlineData("file:///home/what?.mp3", "/home/what?.mp3")]
    [InlineData("file:///home/%23 1%3f.mp3", "/home/# 1?.mp3")]
    [InlineData("file:///C:/Music/a%20b.mp3", @"C:\Music\a b.mp3")]
    [InlineData("file://C:/Music/a.mp3", @"C:\Music\a.mp3")]
    [InlineData("file://server/share/a%20b.mp3", @"\\server\share\a b.mp3")]
    [InlineData("file://", "/")]
    public void ToPath_FileUrl_IsDecoded(string url, string path)
    {
        EntryUri.ToPath(url).ShouldBe(path);
    }

    [Theory]
    [InlineData("http://radio.example/stream", true)]
    [InlineData("HTTPS://radio.example", true)]
    [InlineData("cdda:///dev/cdrom", true)]
    [InlineData("smb+x://server/a", true)]
    [InlineData("file:///a", false)]
    [InlineData("C:/Music", false)]
    [InlineData("http:/one slash", false)]
    [InlineData("a song: http://x", false)]
    [InlineData("://", false)]
    public void IsRemote_Address_IsTold(string text, bool expected)
    {
        EntryUri.IsRemote(text).ShouldBe(expected);
    }

    [Theory]
    [InlineData(@"C:\a.mp3", true)]
    [InlineData("c:/a.mp3", true)]
    [InlineData(@"\\server\share", true)]
    [InlineData(@"\Music\a.mp3", true)]
    [InlineData("C:a.mp3", false)]
    [InlineData(@"Music\a.mp3", false)]
    [InlineData("/a.mp3", false)]
    [InlineData("", false)]
    public void IsWindowsPath_Path_IsTold(string text, bool expected)
    {
        EntryUri.IsWindowsPath(text).ShouldBe(expected);
    }

    [Theory]
    [InlineData("/home/a b/#1?.mp3", "file:///home/a%20b/%231%3F.mp3")]
    [InlineData("../夜 50%.mp3", "../%E5%A4%9C%2050%25.mp3")]
    [InlineData("a:b.mp3", "a%3Ab.mp3")]
    [InlineData(@"C:\Music\a b.mp3", "file:///C:/Music/a%20b.mp3")]
    [InlineData(@"\\server\share\a b.mp3", "file://server/share/a%20b.mp3")]
    public void FromPath_Path_IsEncoded(string path, string uri)
    {
        EntryUri.FromPath(path).ShouldBe(uri);
    }
}
