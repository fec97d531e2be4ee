using CsCheck;
using PredictPicks.Abstractions;
using PredictPicks.HostAdapters.Folder.Tests.Support;

namespace PredictPicks.HostAdapters.Folder.Tests.Playlists;

/// <summary>Whatever a file is called, a playlist that is written names it, and reading it back gives that very path.</summary>
public sealed class PlaylistRoundTripTests : IDisposable
{
    private readonly TestHost _host = new();

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("picks.m3u8")]
    [InlineData("picks.m3u")]
    [InlineData("picks.pls")]
    [InlineData("picks.txt")]
    [InlineData("picks.xspf")]
    [InlineData("lists/of/mine/picks.m3u8")]
    [InlineData("lists/of/mine/picks.xspf")]
    public void WriteThenRead_AnyNames_AreTheSame(string playlist)
    {
        var name = Gen.Char["abZ09 -_.,;#%&+=!?'\"()[]{}:<>|*~\t\u00A0éÉß夜曲ЫΩ\u0301\u200Bﬁ"].Array[1, 12].Select(characters => new string(characters))
            .Where(text => text.Trim('.', ' ').Length > 0);
        var path = Gen.Select(name.Array[0, 3], name, (folders, file) => string.Join('/', folders.Append(file + ".mp3")));
        var isAbsolute = Gen.Bool;

        Gen.Select(path, isAbsolute).Array[0, 8].Sample(
            entries =>
            {
                if (OperatingSystem.IsWindows())
                {
                    entries = [.. entries.Where(entry => entry.Item1.IndexOfAny(['?', '*', '<', '>', '|', '"', ':', '\t']) < 0)];
                }

                var paths = entries
                    .Select(entry => entry.Item2 ? Path.GetFullPath("/elsewhere/" + entry.Item1) : _host.Library[entry.Item1])
                    .Distinct(StringComparer.Ordinal)
                    .ToArray();

                var written = _host.Replace(playlist, [.. paths.Select(Song.FromPath)]);

                _host.Read(written).Select(entry => entry.Path).ShouldBe(paths);
                _host.Warnings.ShouldBeEmpty();
            },
            iter: Math.Max(60, Check.Iter),
            threads: 1);
    }
}
