using PredictPicks.HostAdapters.Folder.Library;
using PredictPicks.HostAdapters.Folder.Tests.Support;

namespace PredictPicks.HostAdapters.Folder.Tests.Library;

public sealed class RealPathTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Resolve_NoLinks_IsThePathItself()
    {
        var path = _folder.Write("a/b/c.mp3");

        RealPath.Resolve(path).ShouldBe(path);
        RealPath.Resolve(_folder["a"]).ShouldBe(_folder["a"]);
    }

    [Fact]
    public void Resolve_LinksAnywhereOnTheWay_AreAllFollowed()
    {
        Need.Unix();
        var target = _folder.Write("real/deep/song.mp3");
        Directory.CreateSymbolicLink(_folder["one"], "real");
        Directory.CreateSymbolicLink(_folder["real/two"], _folder["one"] + "/./deep");
        File.CreateSymbolicLink(_folder["real/deep/three"], "../two/song.mp3");

        RealPath.Resolve(_folder["one/two/three"]).ShouldBe(target);
    }

    [Fact]
    public void Resolve_DotsAfterALink_LeadUpFromItsTarget()
    {
        Need.Unix();
        _folder.Write("x/y/z/song.mp3");
        Directory.CreateSymbolicLink(_folder["link"], "x/y/z/../../y");

        RealPath.Resolve(_folder["link/z/song.mp3"]).ShouldBe(_folder["x/y/z/song.mp3"]);
    }

    [Fact]
    public void Resolve_LoopOrNowhere_IsNull()
    {
        Need.Unix();
        File.CreateSymbolicLink(_folder["a"], "b");
        File.CreateSymbolicLink(_folder["b"], "a");
        File.CreateSymbolicLink(_folder["dangling"], "nothing");

        RealPath.Resolve(_folder["a"]).ShouldBeNull();
        RealPath.Resolve(_folder["a/c"]).ShouldBeNull();
        RealPath.Resolve(_folder["dangling"]).ShouldBeNull();
        RealPath.Resolve(_folder["missing"]).ShouldBeNull();
    }
}
