using System.Text;
using PredictPicks.Selection.Store;

namespace PredictPicks.Selection.Tests.Store;

public sealed class ListedPathsTests
{
    [Theory]
    [InlineData("/m/a.mp3")]
    [InlineData("/m/精选/Motörhead – Überfall 🎸.flac")]
    [InlineData("")]
    public void Path_ThatIsListed_ComesBackAsTheLibrarysOwnString(string path)
    {
        var listed = new string(path.AsSpan());

        new ListedPaths(["/m/other.mp3", listed]).Find(Encoding.UTF8.GetBytes(path)).ShouldBeSameAs(listed);
    }

    [Fact]
    public void Path_OfAnyLength_IsFound()
    {
        string[] paths = [.. new[] { 1023, 1024, 1025, 5000 }.Select(length => '/' + new string('é', length / 2) + new string('x', length % 2))];
        var listed = new ListedPaths(paths);

        paths.ShouldAllBe(path => listed.Find(Encoding.UTF8.GetBytes(path)) == path);
    }

    [Theory]
    [InlineData("/m/b.mp3")]
    [InlineData("/m/A.mp3")]
    [InlineData("/m/a.mp3/")]
    public void Path_ThatIsNotListed_IsNull(string path) => new ListedPaths(["/m/a.mp3"]).Find(Encoding.UTF8.GetBytes(path)).ShouldBeNull();
}
