using System.Runtime.InteropServices;
using System.Text;
using PredictPicks.Abstractions;
using PredictPicks.TestHost.Output;
using PredictPicks.TestHost.Tests.Support;

namespace PredictPicks.TestHost.Tests.Output;

public sealed class VectorExportTests
{
    [Fact]
    public void Write_SongsWithAndWithoutVector_GivesANumPyFileAndTheIdsOfItsRows()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "v.npy");

        VectorExport.Write(file, [Song("a", [1f, -2.5f]), Song("b", null), Song("c", [3f, float.Epsilon])]).ShouldBe(2);

        // As the format's specification lays it out.
        var bytes = File.ReadAllBytes(file);
        bytes[..8].ShouldBe([0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y', 1, 0]);
        var headerLength = BitConverter.ToUInt16(bytes, 8);
        ((10 + headerLength) % 64).ShouldBe(0);
        var header = Encoding.ASCII.GetString(bytes, 10, headerLength);
        header.ShouldStartWith("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 2), }");
        header.ShouldEndWith("\n");
        MemoryMarshal.Cast<byte, float>(bytes.AsSpan(10 + headerLength)).ToArray().ShouldBe([1f, -2.5f, 3f, float.Epsilon]);
        File.ReadAllText(Path.Combine(folder.Path, "v.ids.txt")).ShouldBe("a\nc\n");
    }

    [Fact]
    public void Write_NoVectorAtAll_GivesAnEmptyArray()
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "v.npy");

        VectorExport.Write(file, []).ShouldBe(0);

        Encoding.ASCII.GetString(File.ReadAllBytes(file)).ShouldContain("'shape': (0, 0)");
    }

    private static StoredSong Song(string id, float[]? vector) =>
        new(new SongId(id), ["/" + id], SongTags.None, null, null, null, DateTimeOffset.UnixEpoch, vector);
}
