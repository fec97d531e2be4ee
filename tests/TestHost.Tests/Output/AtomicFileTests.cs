using PredictPicks.Abstractions;
using PredictPicks.TestHost.Output;
using PredictPicks.TestHost.Tests.Support;

namespace PredictPicks.TestHost.Tests.Output;

public sealed class AtomicFileTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Write_WriterFails_TheOldFileIsUnharmedAndNothingIsLeftBehind()
    {
        var file = _folder.File("list.csv", "old");

        Should.Throw<InvalidOperationException>(() => AtomicFile.Write(file, stream =>
        {
            stream.WriteByte(1);
            throw new InvalidOperationException();
        }));

        File.ReadAllText(file).ShouldBe("old");
        Directory.GetFiles(_folder.Path).ShouldHaveSingleItem();
    }

    [Fact]
    public void Write_ToALink_ReplacesWhatItPointsTo()
    {
        var file = _folder.File("real.csv", "old");
        var link = Path.Combine(_folder.Path, "link.csv");
        File.CreateSymbolicLink(link, file);

        AtomicFile.Write(link, stream => stream.WriteByte((byte)'n'));

        File.ReadAllText(file).ShouldBe("n");
        new FileInfo(link).LinkTarget.ShouldBe(file);
    }

    [Theory]
    [InlineData("missing/list.csv")]
    [InlineData("")]
    public void Write_PlaceThatCannotBeWritten_SaysWhichFile(string place)
    {
        var file = Path.Combine(_folder.Path, place);

        var failure = Should.Throw<PicksException>(() => AtomicFile.Write(file, stream => stream.WriteByte(0)));

        failure.Code.ShouldBe("output-unwritable");
        failure.Text.Text.ShouldContain(_folder.Path);
    }
}
