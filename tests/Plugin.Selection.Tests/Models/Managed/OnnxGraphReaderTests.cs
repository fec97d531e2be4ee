using CsCheck;
using PredictPicks.Selection.Models.Managed;

namespace PredictPicks.Selection.Tests.Models.Managed;

public class OnnxGraphReaderTests
{
    [Fact]
    public void Read_WrittenFile_GivesItsParts()
    {
        var graph = OnnxGraphReader.Read(Small());

        graph.Opset.ShouldBe(13);
        graph.Constants["w"].Shape.ShouldBe([2, 2]);
        graph.Constants["w"].Floats.ShouldBe([1, 2, 3, 4]);
        graph.Constants["i"].Integers.ShouldBe([-1, long.MaxValue]);
        graph.Inputs.ShouldHaveSingleItem().Shape.ShouldBe([-1, 2]);
        graph.Outputs.ShouldHaveSingleItem().Name.ShouldBe("y");
        var node = graph.Nodes.ShouldHaveSingleItem();
        node.Operator.ShouldBe("Gemm");
        node.Inputs.ShouldBe(["x", "w"]);
        node.Attributes["alpha"].Float.ShouldBe(0.5f);
        node.Attributes["transB"].Integer.ShouldBe(1);
        node.Attributes["axes"].Integers.ShouldBe([-1, 3]);
        node.Attributes["mode"].Text.ShouldBe("SAME");
    }

    [Fact]
    public void Read_WeightsInAnotherFile_SaysSo() =>
        Should.Throw<InvalidDataException>(() => OnnxGraphReader.Read(new OnnxFile().External("w").ToArray())).Message.ShouldContain("another file");

    [Theory]
    [InlineData(new[] { 3, 2 })]
    [InlineData(new[] { -2, -2 })]
    [InlineData(new[] { int.MaxValue, int.MaxValue, 4 })]
    public void Read_WeightsOfAnotherLengthThanTheirShape_AreRefused(int[] shape) =>
        Should.Throw<InvalidDataException>(() => OnnxGraphReader.Read(new OnnxFile().Weights("w", shape, [1, 2, 3, 4]).ToArray()));

    [Fact]
    public void Read_FileCutAnywhere_IsRefusedOrIncomplete()
    {
        var file = Small();
        for (var length = 0; length < file.Length; length++)
        {
            ReadsOrRefuses(file.AsSpan(0, length));
        }
    }

    [Fact]
    public void Read_AnyBytes_ReadsOrRefuses() =>
        Gen.Byte.Array[0, 300].Sample(bytes => ReadsOrRefuses(bytes), iter: 5_000);

    [Fact]
    public void Read_FileWithOtherBytesAnywhere_ReadsOrRefuses()
    {
        var file = Small();
        Gen.Select(Gen.Int[0, file.Length - 1], Gen.Byte).Array[1, 3].Sample(
            changes =>
            {
                byte[] changed = [.. file];
                foreach (var (index, value) in changes)
                {
                    changed[index] = value;
                }

                ReadsOrRefuses(changed);
            },
            iter: 5_000);
    }

    [Fact]
    public void Plan_OutputIsAConstant_IsRefused()
    {
        foreach (var constant in (OnnxTensor[])[new([1], [1], null), new([1], null, [1])])
        {
            var graph = new OnnxGraph(13, [], new Dictionary<string, OnnxTensor> { ["y"] = constant }, [], []);
            Should.Throw<InvalidDataException>(() => NetworkPlanner.Plan(graph, "x", [1, 2], "y", Correlator.Fastest));
        }
    }

    /// <summary>And plans, or refuses to: nothing else may be thrown.</summary>
    private static void ReadsOrRefuses(ReadOnlySpan<byte> file)
    {
        try
        {
            NetworkPlanner.Plan(OnnxGraphReader.Read(file), "x", [1, 2], "y", Correlator.Fastest);
        }
        catch (Exception exception) when (exception is InvalidDataException or OperatorMissingException)
        {
            exception.Message.ShouldNotBeEmpty();
        }
    }

    private static byte[] Small() => new OnnxFile()
        .Input("x", -1, 2)
        .Output("y", -1, 2)
        .Weights("w", [2, 2], [1, 2, 3, 4])
        .Integers("i", -1, long.MaxValue)
        .Node("Gemm", ["x", "w"], "y", ("alpha", 0.5f), ("transB", 1), ("axes", new[] { -1, 3 }), ("mode", "SAME"))
        .ToArray();
}
