using PredictPicks.Selection.Models.Managed;

namespace PredictPicks.Selection.Tests.Models.Managed;

/// <summary>Every operator against ONNX Runtime.</summary>
public class OperatorTests
{
    private static readonly int[] Shape = [1, 3, 5, 7];

    [Theory]
    [InlineData("Relu")]
    [InlineData("Sigmoid")]
    [InlineData("Tanh")]
    [InlineData("Identity")]
    [InlineData("Dropout")]
    [InlineData("Softmax")]
    [InlineData("Flatten")]
    [InlineData("GlobalAveragePool")]
    [InlineData("GlobalMaxPool")]
    [InlineData("Transpose")]
    public void Unary_AsItIs_Agrees(string type) => Agrees(new OnnxFile().Node(type, ["x"], "y"));

    [Theory]
    [InlineData("Add", new[] { 1, 3, 5, 7 })]
    [InlineData("Sub", new[] { 3, 1, 1 })]
    [InlineData("Mul", new[] { 7 })]
    [InlineData("Div", new[] { 5, 1 })]
    [InlineData("Max", new int[0])]
    [InlineData("Min", new[] { 1, 3, 1, 7 })]
    [InlineData("Sub", new[] { 1 })]
    public void Binary_ShapesThatGoTogether_Agrees(string type, int[] other)
    {
        var values = BothEngines.Random(3, other.Aggregate(1, (product, size) => product * size));
        Agrees(new OnnxFile().Weights("w", other, values).Node(type, ["x", "w"], "y"));
        Agrees(new OnnxFile().Weights("w", other, values).Node(type, ["w", "x"], "y"));
    }

    [Theory]
    [InlineData("ReduceMax", new[] { 2 }, 0)]
    [InlineData("ReduceMean", new[] { -1 }, 1)]
    [InlineData("ReduceMean", new[] { 1, 3 }, 0)]
    [InlineData("ReduceMax", new[] { 0, 1, 2, 3 }, 1)]
    public void Reduce_Axes_Agrees(string type, int[] axes, int keep) =>
        Agrees(new OnnxFile().Node(type, ["x"], "y", ("axes", axes), ("keepdims", keep)));

    [Theory]
    [InlineData(new long[] { -1, 15 })]
    [InlineData(new long[] { 0, 0, 35 })]
    [InlineData(new long[] { 105 })]
    public void Reshape_Sizes_Agrees(long[] shape) => Agrees(new OnnxFile().Integers("s", shape).Node("Reshape", ["x", "s"], "y"));

    [Theory]
    [InlineData(new long[] { 1 }, new long[] { long.MaxValue }, new long[] { 3 }, new long[] { 2 })]
    [InlineData(new long[] { -3, 0 }, new long[] { -1, 2 }, new long[] { 2, 1 }, new long[] { 1, 1 })]
    [InlineData(new long[] { 0 }, new long[] { 100 }, new long[] { -2 }, new long[] { 3 })]
    public void Slice_Ranges_Agrees(long[] starts, long[] ends, long[] axes, long[] steps) => Agrees(new OnnxFile()
        .Integers("starts", starts).Integers("ends", ends).Integers("axes", axes).Integers("steps", steps)
        .Node("Slice", ["x", "starts", "ends", "axes", "steps"], "y"));

    [Theory]
    [InlineData(1, new long[] { 2, 0, 0, -1 })]
    [InlineData(3, new long[] { 6 })]
    [InlineData(-2, new long[] { 4, 3 })]
    public void Gather_Indices_Agrees(int axis, long[] indices) =>
        Agrees(new OnnxFile().Integers("i", indices).Node("Gather", ["x", "i"], "y", ("axis", axis)));

    [Fact]
    public void Gather_OneIndex_LeavesItsAxisOut() =>
        Agrees(new OnnxFile().Integer("i", 2).Node("Gather", ["x", "i"], "a", ("axis", 2)).Node("Flatten", ["a"], "y"));

    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public void Concat_WithItself_Agrees(int axis) =>
        Agrees(new OnnxFile().Node("Relu", ["x"], "a").Node("Concat", ["x", "a", "x"], "y", ("axis", axis)));

    [Fact]
    public void Layout_ThereAndBack_Agrees() => Agrees(new OnnxFile()
        .Integers("axes", 0, 3).Integers("one", 0)
        .Node("Unsqueeze", ["x", "axes"], "a")
        .Node("Squeeze", ["a", "one"], "b")
        .Node("Transpose", ["b"], "c", ("perm", new[] { 4, 0, 2, 1, 3 }))
        .Node("Squeeze", ["c"], "y"));

    [Fact]
    public void Clip_OneOrBothBounds_Agrees()
    {
        var file = () => new OnnxFile().Weights("low", [], [-0.2f]).Weights("high", [], [0.4f]);
        Agrees(file().Node("Clip", ["x", "low", "high"], "y"));
        Agrees(file().Node("Clip", ["x", "", "high"], "y"));
        Agrees(new OnnxFile(opset: 6).Node("Clip", ["x"], "y", ("min", -0.3f), ("max", 0.1f)));
    }

    [Fact]
    public void BatchNormalization_Statistics_Agrees() => Agrees(new OnnxFile()
        .Weights("scale", [3], [1, -2, 0.5f]).Weights("offset", [3], [0, 1, 2]).Weights("mean", [3], [0.1f, 0, -1]).Weights("variance", [3], [1, 4, 0.01f])
        .Node("BatchNormalization", ["x", "scale", "offset", "mean", "variance"], "y", ("epsilon", 1e-3f)));

    [Theory]
    [InlineData(0, 1f, 1f)]
    [InlineData(1, 0.5f, 2f)]
    public void Gemm_Settings_Agrees(int transposed, float alpha, float beta)
    {
        int[] shape = transposed == 1 ? [101, 35] : [35, 101];
        Agrees(new OnnxFile()
            .Weights("w", shape, BothEngines.Random(7, 35 * 101)).Weights("b", [101], BothEngines.Random(8, 101)).Integers("s", 3, 35)
            .Node("Reshape", ["x", "s"], "a")
            .Node("Gemm", ["a", "w", "b"], "y", ("transB", transposed), ("alpha", alpha), ("beta", beta)));
    }

    [Fact]
    public void MatMul_EveryRow_Agrees() =>
        Agrees(new OnnxFile().Weights("w", [7, 4], BothEngines.Random(9, 28)).Node("MatMul", ["x", "w"], "y"));

    [Theory]
    [InlineData(new[] { 2, 2 }, new[] { 2, 2 }, new[] { 0, 0, 0, 0 })]
    [InlineData(new[] { 3, 2 }, new[] { 1, 3 }, new[] { 1, 1, 1, 0 })]
    [InlineData(new[] { 1, 7 }, new[] { 1, 7 }, new[] { 0, 0, 0, 0 })]
    public void MaxPool_Windows_Agrees(int[] kernel, int[] strides, int[] pads) =>
        Agrees(new OnnxFile().Node("MaxPool", ["x"], "y", ("kernel_shape", kernel), ("strides", strides), ("pads", pads)));

    [Fact]
    public void Constants_OnlyConstantsDependOn_AreFolded() => Agrees(new OnnxFile()
        .Weights("w", [7], BothEngines.Random(1, 7)).Weights("v", [5, 1], BothEngines.Random(2, 5))
        .Node("Mul", ["w", "v"], "a").Node("Relu", ["a"], "b").Node("Add", ["x", "b"], "y"));

    [Fact]
    public void Plan_UnknownOperator_NamesIt()
    {
        var error = Should.Throw<OperatorMissingException>(() => Plan(new OnnxFile().Node("Einsum", ["x"], "y")));
        error.Name.ShouldBe("Einsum");
    }

    [Fact]
    public void Plan_UnknownOperatorThatOnlyAnotherOutputNeeds_IsLeftOut()
    {
        var file = new OnnxFile().Node("Einsum", ["x"], "z").Node("Relu", ["x"], "y");
        Plan(file).OutputShape.ShouldBe(Shape);
    }

    [Theory]
    [InlineData("Reshape", new long[] { 4, 4 })]
    [InlineData("Squeeze", new long[] { 1 })]
    [InlineData("Gather", new long[] { 1 })]
    [InlineData("Slice", new long[] { 9 })]
    [InlineData("Unsqueeze", new long[] { 9 })]
    [InlineData("Unsqueeze", new long[] { 5, 5 })]
    public void Plan_ArgumentsThatMakeNoSense_AreRefused(string type, long[] argument) =>
        Should.Throw<InvalidDataException>(() => Plan(new OnnxFile().Integers("a", argument).Node(type, ["x", "a"], "y")));

    [Fact]
    public void Plan_ConcatenationOfNothing_IsRefused() => Should.Throw<InvalidDataException>(() => Plan(new OnnxFile().Node("Concat", [], "y")));

    [Fact]
    public void Plan_WeightsWithoutValues_AreRefused() =>
        Should.Throw<InvalidDataException>(() => Plan(new OnnxFile().Weights("w", [7, 0], []).Node("MatMul", ["x", "w"], "y")));

    [Fact]
    public void Plan_ShapesThatWouldFillTheMemory_AreRefused() => Should.Throw<InvalidDataException>(() => Plan(new OnnxFile()
        .Weights("a", [50_000, 1], new float[50_000]).Weights("b", [50_000], new float[50_000])
        .Node("Add", ["a", "b"], "d").Node("Add", ["d", "x"], "y")));

    [Fact]
    public void Plan_ValueThatNothingMakes_NamesIt() =>
        Should.Throw<InvalidDataException>(() => Plan(new OnnxFile().Node("Add", ["x", "ghost"], "y"))).Message.ShouldContain("ghost");

    [Fact]
    public void Plan_OutputThatDoesNotDependOnTheInput_IsRefused() =>
        Should.Throw<InvalidDataException>(() => Plan(new OnnxFile().Weights("w", [2], [1, 2]).Node("Relu", ["w"], "y")));

    [Fact]
    public void Plan_PaddingWithoutBounds_IsRefused() => Should.Throw<InvalidDataException>(() => Plan(new OnnxFile()
        .Weights("w", [1, 3, 1, 1], [1, 2, 3])
        .Node("Conv", ["x", "w"], "y", ("pads", new[] { 16_000_000, 16_000_000, 16_000_000, 16_000_000 }))));

    private static NetworkPlan Plan(OnnxFile file) =>
        NetworkPlanner.Plan(OnnxGraphReader.Read(file.ToArray()), "x", Shape, "y", Correlator.Fastest);

    private static void Agrees(OnnxFile file)
    {
        file.Input("x", Shape).Output("y");
        BothEngines.ShouldAgree(file, Shape, BothEngines.Random(5, Shape.Aggregate(1, (product, size) => product * size)));
    }
}
