using System.Runtime.Intrinsics;
using CsCheck;
using PredictPicks.Selection.Models.Managed;
using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Tests.Models.Managed;

/// <summary>Convolutions of any form against ONNX Runtime, in every width of registers.</summary>
public class ConvolutionTests
{
    private static readonly Correlator[] Widths =
    [
        new VectorCorrelator<Vector128<float>, Lanes128>(), new VectorCorrelator<Vector256<float>, Lanes256>(), new VectorCorrelator<Vector512<float>, Lanes512>(),
    ];

    [Fact]
    public void Convolution_AnyForm_Agrees() =>
        (from size in Gen.Select(Gen.Int[5, 40], Gen.Int[5, 40])
         from kernel in Gen.Select(Gen.Int[1, 4], Gen.Int[1, 4])
         from steps in Gen.Select(Gen.Int[1, 3], Gen.Int[1, 3], Gen.Int[1, 2], Gen.Int[1, 2])
         from pads in Gen.Int[0, 2].Array[4]
         from channels in Gen.Select(Gen.Int[1, 3], Gen.Int[1, 3], Gen.Int[1, 9])
         select (size, kernel, steps, pads, channels)).Sample(
            form =>
            {
                var ((height, width), (rows, columns), (strideY, strideX, dilationY, dilationX), pads, (groups, inputs, outputs)) = form;
                var file = new OnnxFile()
                    .Weights("w", [groups * outputs, inputs, rows, columns], BothEngines.Random(1, groups * outputs * inputs * rows * columns))
                    .Weights("b", [groups * outputs], BothEngines.Random(2, groups * outputs))
                    .Node(
                        "Conv", ["x", "w", "b"], "y", ("group", groups), ("pads", pads), ("strides", new[] { strideY, strideX }),
                        ("dilations", new[] { dilationY, dilationX }));
                Agrees(file, [1, groups * inputs, height, width]);
            },
            iter: 200);

    [Theory]
    [InlineData("SAME_UPPER")]
    [InlineData("SAME_LOWER")]
    [InlineData("VALID")]
    public void Convolution_PaddingByName_Agrees(string mode) => Agrees(
        new OnnxFile().Weights("w", [5, 2, 4], BothEngines.Random(1, 40)).Node("Conv", ["x", "w"], "y", ("auto_pad", mode), ("strides", new[] { 2 })), [1, 2, 37]);

    /// <summary>Filters over frames and bands, of which the maximum over the bands is wanted: short ones and long ones, dead ones, and such
    /// with ends of zeros.</summary>
    [Fact]
    public void RowMaximum_AnyForm_Agrees() =>
        (from size in Gen.Select(Gen.Int[1, 50], Gen.Int[1, 70])
         from rows in Gen.Frequency((2, Gen.Int[2, 8]), (1, Gen.Int[9, 40]))
         from columns in Gen.Int[1, 40]
         from pads in Gen.Select(Gen.Int[0, 20], Gen.Int[0, 20])
         from filters in Gen.Int[1, 14]
         from stride in Gen.Int[1, 4]
         where size.Item1 + pads.Item1 + pads.Item2 >= rows + stride - 1 && size.Item2 >= columns
         select (size, rows, columns, pads, filters, stride)).Sample(
            form =>
            {
                var ((frames, bands), rows, columns, (before, after), filters, stride) = form;
                var weights = BothEngines.Random(rows, filters * rows * columns);
                for (var filter = 0; filter < filters; filter++)
                {
                    var own = weights.AsSpan(filter * rows * columns, rows * columns);
                    own[..(filter % 3 * rows / 3 * columns)].Clear();
                    own[(filter % 4 == 3 ? 0 : own.Length)..].Clear();
                }

                var file = RowMaximum(weights, filters, rows, columns, bands, [before, 0, after, 0], stride);
                Agrees(file, [1, 1, frames, bands]);
                NetworkPlanner.Plan(OnnxGraphReader.Read(file.ToArray()), "x", [1, 1, frames, bands], "y", Correlator.Fastest).FastShare.ShouldBe(1);
            },
            iter: 200);

    [Fact]
    public void RowMaximum_StridedFiltersThatAreNoCopies_Agrees()
    {
        var file = new OnnxFile()
            .Weights("w", [4, 1, 6, 5], BothEngines.Random(1, 120))
            .Node("Conv", ["x", "w"], "c", ("strides", new[] { 2, 1 }))
            .Node("MaxPool", ["c"], "y", ("kernel_shape", new[] { 1, 16 }), ("strides", new[] { 1, 16 }));
        Agrees(file, [1, 1, 30, 20]);
    }

    [Theory]
    [InlineData(15)]
    [InlineData(8)]
    public void RowMaximum_OfAPartOfTheRow_Agrees(int pooled) => Agrees(
        new OnnxFile()
            .Weights("w", [4, 1, 6, 5], BothEngines.Random(1, 120))
            .Node("Conv", ["x", "w"], "c")
            .Node("MaxPool", ["c"], "y", ("kernel_shape", new[] { 1, pooled }), ("strides", new[] { 1, pooled })),
        [1, 1, 30, 20]);

    [Fact]
    public void RowMaximum_ConvolutionThatOthersReadToo_Agrees() => Agrees(
        new OnnxFile()
            .Weights("w", [4, 1, 6, 5], BothEngines.Random(1, 120))
            .Node("Conv", ["x", "w"], "c")
            .Node("MaxPool", ["c"], "m", ("kernel_shape", new[] { 1, 16 }), ("strides", new[] { 1, 16 }))
            .Node("Add", ["c", "m"], "y"),
        [1, 1, 30, 20]);

    /// <summary>Each filter written as copies that are shifted by one frame more, as the bundled network's are.</summary>
    private static OnnxFile RowMaximum(float[] weights, int filters, int rows, int columns, int bands, int[] pads, int stride)
    {
        var height = rows + stride - 1;
        var copies = new float[filters * stride * height * columns];
        for (var copy = 0; copy < filters * stride; copy++)
        {
            weights.AsSpan(copy / stride * rows * columns, rows * columns).CopyTo(copies.AsSpan(((copy * height) + (copy % stride)) * columns));
        }

        var width = bands - columns + 1;
        float[] bias = [.. BothEngines.Random(3, filters).SelectMany(value => Enumerable.Repeat(value, stride))];
        return new OnnxFile()
            .Weights("w", [filters * stride, 1, height, columns], copies)
            .Weights("b", [filters * stride], bias)
            .Node("Conv", ["x", "w", "b"], "c", ("pads", pads), ("strides", new[] { stride, 1 }))
            .Node("MaxPool", ["c"], "y", ("kernel_shape", new[] { 1, width }), ("strides", new[] { 1, width }));
    }

    private static void Agrees(OnnxFile file, int[] shape)
    {
        var input = BothEngines.Random(7, shape.Aggregate(1, (product, size) => product * size));
        var bytes = file.Input("x", shape).Output("y").ToArray();
        try
        {
            var expected = BothEngines.Runtime(bytes, shape, input);
            foreach (var width in Widths)
            {
                BothEngines.ShouldBeClose(BothEngines.Managed(bytes, shape, input, width), expected);
            }
        }
        catch (Microsoft.ML.OnnxRuntime.OnnxRuntimeException)
        {
            // A kernel that is longer than its input: both refuse it.
            Should.Throw<InvalidDataException>(() => BothEngines.Managed(bytes, shape, input));
        }
    }
}
