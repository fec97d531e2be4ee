using System.Text;
using CsCheck;
using PredictPicks.Abstractions;
using PredictPicks.HostAdapters.Folder.Tests.Support;

namespace PredictPicks.HostAdapters.Folder.Tests.Playlists;

/// <summary>
/// Playlists that are damaged in every way: read in part, or refused in a sentence, but never a crash, and never more memory than a small
/// file deserves.
/// </summary>
public sealed class PlaylistFuzzTests : IDisposable
{
    // CsCheck_Iter=1000000 in the environment makes it a long hunt.
    private static readonly long Iterations = Math.Max(300, Check.Iter);
    private const long MaxBytesForASmallFile = 16 * 1024 * 1024;

    private static readonly Dictionary<string, string> Seeds = new(StringComparer.Ordinal)
    {
        [".m3u"] = "#EXTM3U\r\n#EXTENC: windows-1252\r\n#EXTINF:215,Artist - Title\r\n../Müsic/a%20b.mp3\r\nC:\\Music\\Artist\\a.mp3\r\nfile:///x/y.mp3\r\nhttp://a/b\r\n\\\\s\\h\\c.mp3\r\n",
        [".pls"] = "[playlist]\nFile1=a.mp3\nTitle1=A\nLength1=3\nFile22=file://localhost/b%C3%A9.mp3\nFile3=\\\\s\\h\\c.mp3\nNumberOfEntries=3\n",
        [".txt"] = "a.mp3\t2024-03-05\n0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef\t1709658249\nb\té.mp3\n",
        [".xspf"] =
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <playlist version="1" xmlns="http://xspf.org/ns/0/" xml:base="file:///music/"><title>é</title><trackList>
            <track xml:base="a/"><location>b%20c.mp3</location><location><![CDATA[d.mp3]]></location><duration>1</duration></track></trackList></playlist>
            """,
    };

    private static readonly string[] Texts =
    [
        "\0", "\r", "\n", "\t", "%", "%C3", "%zz", "..", "/", "\\", ":", "file://", "file:", "http://", "C:\\", "<", ">", "&", "]]>", "<!DOCTYPE a>", "<!--", "\"",
        "xml:base=\"", "=", "#", "#EXTENC:utf-7\n", "File1=", "\uFEFF", "9999999999999999999999", "é", "e\u0301", "😀",
    ];

    private static readonly byte[][] Marks = [[0xFF, 0xFE], [0xFE, 0xFF], [0xEF, 0xBB, 0xBF], [0xFF, 0xFE, 0, 0], [0xC3], [0xED, 0xA0, 0x80]];

    private static readonly Gen<byte[]> Piece = Gen.OneOf(
        Gen.Byte.Array[1, 4],
        Gen.Int[0, Texts.Length - 1].Select(i => Encoding.UTF8.GetBytes(Texts[i])),
        Gen.Int[0, Marks.Length - 1].Select(i => Marks[i]));

    private readonly TestHost _host = new();

    public void Dispose() => _host.Dispose();

    public static TheoryData<string> Extensions() => new(Seeds.Keys);

    [Theory]
    [MemberData(nameof(Extensions))]
    public void Read_DamagedPlaylist_GivesWhatItCanOrRefuses(string extension)
    {
        var seed = Encoding.UTF8.GetBytes(Seeds[extension]);
        var path = _host.Library["list" + extension];
        var changes = Gen.Select(Gen.Int[0, seed.Length], Gen.Int[0, 12], Piece).Array[1, 6];

        changes.Select(list => Change(seed, list)).Sample(bytes => Read(path, bytes), iter: Iterations, threads: 1);
    }

    [Theory]
    [MemberData(nameof(Extensions))]
    public void Read_AnyBytes_GivesWhatItCanOrRefuses(string extension)
    {
        var path = _host.Library["list" + extension];

        Piece.Array[0, 40].Select(pieces => pieces.SelectMany(piece => piece).ToArray()).Sample(bytes => Read(path, bytes), iter: Iterations, threads: 1);
    }

    /// <summary>Replaces stretches by pieces: (where, how much goes, what comes).</summary>
    private static byte[] Change(byte[] seed, IEnumerable<(int Start, int Length, byte[] Piece)> changes)
    {
        var bytes = seed.ToList();
        foreach (var (start, length, piece) in changes)
        {
            var from = Math.Min(start, bytes.Count);
            bytes.RemoveRange(from, Math.Min(length, bytes.Count - from));
            bytes.InsertRange(from, piece);
        }

        return [.. bytes];
    }

    private void Read(string path, byte[] bytes)
    {
        File.WriteAllBytes(path, bytes);
        var before = GC.GetTotalAllocatedBytes(precise: false);
        try
        {
            foreach (var entry in _host.Read(path))
            {
                (entry.Path is null).ShouldBe(entry.Id is not null);
                entry.Path?.ShouldNotContain("\0");
            }
        }
        catch (PicksException e)
        {
            e.Message.ShouldContain(path);
        }

        (GC.GetTotalAllocatedBytes(precise: false) - before).ShouldBeLessThan(MaxBytesForASmallFile);
    }
}
