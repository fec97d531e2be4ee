using System.Text;
using PredictPicks.HostAdapters.Folder.Tests.Support;

namespace PredictPicks.HostAdapters.Folder.Tests.Playlists;

public sealed class TextEncodingTests : IDisposable
{
    private const string Names = "夜曲.mp3\nÜnïcode é.ogg\nПесня.flac\n😀.opus\n";

    private readonly TestHost _host = new();

    public void Dispose() => _host.Dispose();

    public static TheoryData<string, bool> UnicodeEncodings() => new()
    {
        { "utf-8", false }, { "utf-8", true }, { "utf-16", true }, { "utf-16BE", true }, { "utf-32", true },
    };

    [Theory]
    [MemberData(nameof(UnicodeEncodings))]
    public void Read_Unicode_IsTold(string name, bool hasMark)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. hasMark ? encoding.GetPreamble() : [], .. encoding.GetBytes(Names)];

        foreach (var extension in new[] { ".m3u", ".m3u8", ".txt" })
        {
            var read = _host.Read(_host.Library.Write("list" + extension, bytes));

            read.Select(entry => Path.GetFileName(entry.Path)).ShouldBe(Names.TrimEnd().Split('\n'));
        }
    }

    [Theory]
    [InlineData("windows-1252", "Café del Mar.mp3", "Größtes Glück.mp3", "Señorita – “Live”.mp3")]
    [InlineData("windows-1251", "Чайковский - Времена года.mp3", "Кино - Группа крови.mp3", "Песня.mp3")]
    [InlineData("gb18030", "周杰伦 - 夜曲.mp3", "邓丽君 - 月亮代表我的心.mp3", "王菲 - 红豆.mp3")]
    [InlineData("shift_jis", "坂本龍一 - 戦場のメリークリスマス.mp3", "宇多田ヒカル.mp3", "さくら.mp3")]
    [InlineData("euc-kr", "아이유 - 좋은 날.mp3", "방탄소년단.mp3", "봄날.mp3")]
    public void Read_Legacy_IsTheEncodingThatNamesTheFiles(string encoding, params string[] names)
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        foreach (var name in names)
        {
            _host.Library.Write(name);
        }

        _host.ReadPaths("list.m3u", string.Join("\r\n", names), Encoding.GetEncoding(encoding)).ShouldBe(names);
    }

    [Fact]
    public void Read_OneShortLegacyName_IsFoundOnTheDisk()
    {
        _host.Library.Write("Ü.mp3");

        _host.ReadPaths("list.m3u", "Ü.mp3", Encoding.Latin1).ShouldBe(["Ü.mp3"]);
        _host.ReadPaths("list.pls", "[playlist]\nFile1=Ü.mp3\n", Encoding.Latin1).ShouldBe(["Ü.mp3"]);
        _host.ReadPaths("list.txt", "Ü.mp3\t2024-03-05\n", Encoding.Latin1).ShouldBe(["Ü.mp3"]);
    }

    [Fact]
    public void Read_LegacyEncodingDeclared_IsBelieved()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

        _host.ReadPaths("list.m3u", "#EXTM3U\n#EXTENC: windows-1251\nЫ.mp3\n", Encoding.GetEncoding(1251)).ShouldBe(["Ы.mp3"]);
        _host.ReadPaths("odd.m3u", "#EXTENC:no-such-thing\né.mp3\n", Encoding.Latin1).Count.ShouldBe(1);
    }

    [Fact]
    public void Read_Utf8WithOneBrokenName_LosesThatNameAlone()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes(Names), .. "br\u00FFken.mp3\n".Select(c => (byte)c), .. Encoding.UTF8.GetBytes("夜想曲.mp3")];

        var read = _host.Read(_host.Library.Write("list.m3u8", bytes));

        string[] whole = [.. Names.TrimEnd().Split('\n'), "夜想曲.mp3"];
        read.Select(entry => Path.GetFileName(entry.Path)).Where(name => !name!.Contains('\uFFFD')).ShouldBe(whole);
    }
}
