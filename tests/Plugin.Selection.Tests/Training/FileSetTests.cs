using PredictPicks.Selection.Tests.Support;
using PredictPicks.Selection.Training;

namespace PredictPicks.Selection.Tests.Training;

public sealed class FileSetTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private string One => Path.Join(_folder.Path, "models", "one");

    private string Two => Path.Join(_folder.Path, "models", "two");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Replace_All_ThereAndNothingElse()
    {
        FileSet.Replace([(One, [1]), (Two, [2])]);
        FileSet.Replace([(One, [3]), (Two, [4])]);
        File.ReadAllBytes(One).ShouldBe([3]);
        File.ReadAllBytes(Two).ShouldBe([4]);
        Directory.GetFileSystemEntries(Path.GetDirectoryName(One)!).Length.ShouldBe(2);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Replace_DiskIsFull_KeepsAllOldFiles(int filesThatFit)
    {
        FileSet.Replace([(One, [1]), (Two, [2])]);
        Should.Throw<IOException>(() => FileSet.Replace([(One, [3]), (Two, [4])], path => filesThatFit-- > 1 ? File.Create(path) : new FullDisk(path)));
        File.ReadAllBytes(One).ShouldBe([1]);
        File.ReadAllBytes(Two).ShouldBe([2]);
        Directory.GetFileSystemEntries(Path.GetDirectoryName(One)!).Length.ShouldBe(2);
    }

    private sealed class FullDisk(string path) : FileStream(path, FileMode.CreateNew)
    {
        public override void Write(ReadOnlySpan<byte> buffer) => throw new IOException("No space left on device");
    }
}
