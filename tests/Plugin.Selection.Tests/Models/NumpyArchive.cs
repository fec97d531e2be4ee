using System.Globalization;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Text;

namespace PredictPicks.Selection.Tests.Models;

/// <summary>Reads float32 arrays out of numpy's .npz: a zip of .npy files, format 1.0.</summary>
internal static class NumpyArchive
{
    public static (float[] Values, int[] Shape) Read(string path, string name)
    {
        using var archive = ZipFile.OpenRead(path);
        using var stream = archive.GetEntry($"{name}.npy")!.Open();
        using var memory = new MemoryStream();
        stream.CopyTo(memory);
        var bytes = memory.ToArray();
        Encoding.Latin1.GetString(bytes, 1, 5).ShouldBe("NUMPY");
        var headerLength = BitConverter.ToUInt16(bytes, 8);
        var header = Encoding.ASCII.GetString(bytes, 10, headerLength);
        header.ShouldContain("'descr': '<f4'");
        var dimensions = header[(header.IndexOf('(', StringComparison.Ordinal) + 1)..header.IndexOf(')', StringComparison.Ordinal)];
        const StringSplitOptions Clean = StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries;
        int[] shape = [.. dimensions.Split(',', Clean).Select(text => int.Parse(text, CultureInfo.InvariantCulture))];
        var values = MemoryMarshal.Cast<byte, float>(bytes.AsSpan(10 + headerLength)).ToArray();
        values.Length.ShouldBe(shape.Aggregate(1, (product, length) => product * length));
        return (header.Contains("'fortran_order': True", StringComparison.Ordinal) ? RowMajor(values, shape) : values, shape);
    }

    private static float[] RowMajor(float[] values, int[] shape)
    {
        shape.Length.ShouldBe(2);
        var (rows, columns) = (shape[0], shape[1]);
        var turned = new float[values.Length];
        for (var i = 0; i < values.Length; i++)
        {
            turned[(i % rows * columns) + (i / rows)] = values[i];
        }

        return turned;
    }
}
