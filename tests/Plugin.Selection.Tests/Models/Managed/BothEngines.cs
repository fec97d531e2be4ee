using Microsoft.ML.OnnxRuntime;
using PredictPicks.Selection.Models.Managed;

namespace PredictPicks.Selection.Tests.Models.Managed;

/// <summary>Runs one graph, from <c>x</c> to <c>y</c>, in the executor and in ONNX Runtime.</summary>
internal static class BothEngines
{
    public static float[] Managed(byte[] file, int[] shape, float[] input, Correlator? correlator = null)
    {
        var plan = NetworkPlanner.Plan(OnnxGraphReader.Read(file), "x", shape, "y", correlator ?? Correlator.Fastest);
        var result = new float[plan.OutputShape.Aggregate(1, (product, size) => product * size)];
        var workspace = plan.CreateWorkspace();

        // Twice: nothing of an earlier patch may be left.
        plan.Run(workspace, [.. input.Select(value => 1 - value)], result);
        plan.Run(workspace, input, result);
        return result;
    }

    public static float[] Runtime(byte[] file, int[] shape, float[] input)
    {
        using var options = new SessionOptions { LogSeverityLevel = OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR };
        using var session = new InferenceSession(file, options);
        using var value = OrtValue.CreateTensorValueFromMemory(input, [.. shape.Select(size => (long)size)]);
        using var run = new RunOptions();
        using var outputs = session.Run(run, ["x"], [value], ["y"]);
        return outputs[0].GetTensorDataAsSpan<float>().ToArray();
    }

    /// <summary>Both agree within 1e-4 of the largest value.</summary>
    public static void ShouldAgree(OnnxFile file, int[] shape, float[] input)
    {
        var bytes = file.ToArray();
        var expected = Runtime(bytes, shape, input);
        ShouldBeClose(Managed(bytes, shape, input), expected);
    }

    public static void ShouldBeClose(float[] actual, float[] expected)
    {
        actual.Length.ShouldBe(expected.Length);
        var largest = expected.Max(Math.Abs);
        for (var i = 0; i < actual.Length; i++)
        {
            Math.Abs(actual[i] - expected[i]).ShouldBeLessThanOrEqualTo(1e-4f * Math.Max(1e-3f, largest), $"value {i}: {actual[i]} for {expected[i]}");
        }
    }

    public static float[] Random(int seed, int length)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, length).Select(_ => (random.NextSingle() * 2) - 1)];
    }
}
