namespace PredictPicks.Selection.Models.Managed;

/// <summary>Operators with a window that moves.</summary>
internal static class ConvolutionOperators
{
    public static PlanValue Convolution(PlanBuilder builder, NodeArguments node)
    {
        var (input, shape, weights, bias) = Read(builder, node);
        var padded = Pad(builder, input, shape.Channels, shape.Height, shape.Width);
        var sums = builder.Scratch(ConvolutionStep.SumsLength(builder.Correlator));
        builder.Count(shape.Products);
        int[] output = input.Shape.Length == 3
            ? [1, shape.Filters, shape.Width.OutputSize]
            : [1, shape.Filters, shape.Height.OutputSize, shape.Width.OutputSize];
        return builder.Add(
            output, [padded], block => new ConvolutionStep(builder.Correlator, shape, weights, bias, padded.Block, sums, block));
    }

    public static PlanValue MaxPool(PlanBuilder builder, NodeArguments node)
    {
        var input = PlanBuilder.Floats(node[0]);
        if (node.Integer("ceil_mode", 0) != 0)
        {
            throw node.Missing("ceil_mode");
        }

        var (height, width) = Window.Read(node, input.Shape, node.Integers("kernel_shape") ?? throw node.Wrong("names no kernel_shape"));
        var planes = input.Shape[1];
        var row = builder.Scratch(width.Size);
        int[] output = input.Shape.Length == 3 ? [1, planes, width.OutputSize] : [1, planes, height.OutputSize, width.OutputSize];
        return builder.Add(output, [input], block => new PoolStep(planes, height, width, input.Block, row, block));
    }

    /// <summary>What a convolution convolves with what.</summary>
    public static (PlanValue Input, ConvolutionShape Shape, float[] Weights, float[] Bias) Read(PlanBuilder builder, NodeArguments node)
    {
        var input = PlanBuilder.Floats(node[0]);
        var kernel = node[1].Shape;
        var weights = builder.ConstantOf(node[1]) ?? throw node.Missing("with computed weights");
        if (kernel.Length != input.Shape.Length || kernel.Length < 3)
        {
            throw node.Wrong("has weights of another number of axes than its input");
        }

        var (height, width) = Window.Read(node, input.Shape, kernel[2..]);
        var shape = new ConvolutionShape(input.Shape[1], kernel[0], node.Integer("group", 1), height, width);
        if (shape.Groups < 1 || shape.Channels % shape.Groups != 0 || shape.Filters % shape.Groups != 0 || kernel[1] != shape.ChannelsOfGroup)
        {
            throw node.Wrong("has weights that do not fit its channels");
        }

        var bias = node.Optional(2) is { } given
            ? builder.ConstantOf(given) ?? throw node.Missing("with a computed bias")
            : new float[shape.Filters];
        return bias.Length == shape.Filters ? (input, shape, weights, bias) : throw node.Wrong("has not one bias a filter");
    }

    private static PlanValue Pad(PlanBuilder builder, PlanValue input, int planes, Window height, Window width)
    {
        int[] shape = [planes, PadStep.Rows(height), width.Stride, PadStep.RowLength(width)];
        return builder.Add(shape, [input], output => new PadStep(planes, height, width, input.Block, output));
    }
}
