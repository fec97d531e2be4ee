namespace PredictPicks.Selection.Models.Managed;

/// <summary>
/// Plans a convolution of one plane and the maximum over whole rows that follows it as one step. Networks that look for a timbre at any
/// pitch spend most of their time in these.
/// </summary>
internal static class RowMaxOperator
{
    /// <summary>The pooling's value, or null where the pair is of another kind.</summary>
    public static PlanValue? TryPlan(PlanBuilder builder, NodeArguments convolution, Func<PlanValue, NodeArguments> poolingOf)
    {
        var (input, shape, weights, bias) = ConvolutionOperators.Read(builder, convolution);
        var (height, width) = (shape.Height, shape.Width);
        if (builder.IsConstant(input) || input.Shape.Length != 4 || shape is not { Channels: 1, Groups: 1 }
            || height.Dilation != 1 || width is not { Dilation: 1, Stride: 1, PadBefore: 0, PadAfter: 0 })
        {
            return null;
        }

        int[] convolved = [1, shape.Filters, height.OutputSize, width.OutputSize];
        var pooling = poolingOf(input with { Shape = convolved });
        var filters = StrideLayout.Undo(weights, bias, height.Kernel, height.Stride);
        if (filters is not { Height: > 1 } || !IsMaxOfRows(pooling, convolved))
        {
            return null;
        }

        builder.Count(shape.Products, isFast: true);
        return Plan(builder, input, filters, height, width);
    }

    private static bool IsMaxOfRows(NodeArguments pooling, int[] convolved)
    {
        var (height, width) = Window.Read(pooling, convolved, pooling.Integers("kernel_shape") ?? []);
        return height is { Kernel: 1, Stride: 1, PadBefore: 0, PadAfter: 0 }
            && width is { Dilation: 1, PadBefore: 0, PadAfter: 0 }
            && width.Kernel == width.Size;
    }

    private static PlanValue Plan(PlanBuilder builder, PlanValue input, StrideLayout filters, Window height, Window width)
    {
        var frames = height.OutputSize * height.Stride;
        var blocks = RowMaxFilters.BlocksOf(filters.Height);
        var tiles = ((frames + Correlator.FramesAtOnce - 1) / Correlator.FramesAtOnce) + blocks - 1;
        var transformed = Transform(builder, input, RowMaxFilters.TransformOf(filters.Height), tiles, height, width);
        var correlator = builder.Correlator;
        var shape = new RowMaxShape(frames, width.OutputSize, width.Size, tiles * width.Size, height.Stride);
        var rows = new RowMaxFilters(correlator.MaxRows, filters.Weights, filters.Height, filters.Bias, shape);
        var sums = ConvolutionStep.SumsLength(correlator);
        var scratch = new RowMaxScratch(
            builder.Scratch((long)rows.Transform.Products * sums), builder.Scratch(sums), builder.Scratch(correlator.MaxRows * Correlator.FramesAtOnce));
        int[] result = [1, filters.Bias.Length * height.Stride, height.OutputSize, 1];
        return builder.Add(result, [transformed], output => new RowMaxStep(correlator, rows, transformed.Block, scratch, output));
    }

    private static PlanValue Transform(
        PlanBuilder builder, PlanValue input, FastConvolution transform, int tiles, Window height, Window width)
    {
        // The tiles may end before the input does, or after it.
        var frames = TimeTransformStep.InputFrames(transform, tiles);
        var padding = height with { PadAfter = Math.Max(0, frames - height.PadBefore - height.Size) };
        var flat = width with { Kernel = 1 };
        var padded = builder.Add(
            [PadStep.Rows(padding), width.Size], [input], output => new PadStep(1, padding, flat, input.Block, output));
        var sums = builder.Scratch(ConvolutionStep.SumsLength(builder.Correlator));
        return builder.Add(
            [transform.Products, tiles, width.Size],
            [padded],
            output => new TimeTransformStep(builder.Correlator, transform, tiles, width.Size, padded.Block, sums, output));
    }
}
