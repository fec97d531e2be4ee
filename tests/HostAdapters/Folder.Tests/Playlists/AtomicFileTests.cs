using PredictPicks.HostAdapters.Folder.Playlists;
using PredictPicks.HostAdapters.Folder.Tests.Support;

namespace PredictPicks.HostAdapters.Folder.Tests.Playlists;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Replace_WritingFails_OldContentStaysAndNothingElse()
    {
        var path = _folder.WriteText("list.m3u8", "old");

        Should.Throw<InvalidOperationException>(() => AtomicFile.Replace(
            path,
            stream =>
            {
                stream.WriteByte(1);
                throw new InvalidOperationException();
            }));

        File.ReadAllText(path).ShouldBe("old");
        _folder.Names().ShouldBe(["list.m3u8"]);
    }

    [Fact]
    public void Replace_ExistingFile_KeepsItsPermissions()
    {
        Need.Unix();
        const UnixFileMode mode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.GroupWrite;
        var path = _folder.WriteText("list.m3u8", "old");
        TemporaryFolder.SetMode(path, mode);

        AtomicFile.Replace(path, stream => stream.Write("new"u8));

        File.ReadAllText(path).ShouldBe("new");
        new FileInfo(path).UnixFileMode.ShouldBe(mode);
    }

    [Fact]
    public void Replace_NameOfFullLength_IsPossible()
    {
        var path = _folder[new string('x', 255)];

        AtomicFile.Replace(path, stream => stream.Write("new"u8));

        File.ReadAllText(path).ShouldBe("new");
    }
}
