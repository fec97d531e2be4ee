namespace PredictPicks.Selection.Models.Managed;

/// <summary>Operators that work value by value.</summary>
internal static class ElementOperators
{
    public static PlanValue Unary(PlanBuilder builder, NodeArguments node, UnaryOperation operation)
    {
        var input = PlanBuilder.Floats(node[0]);
        return builder.Add(input.Shape, [input], output => new UnaryStep(operation, input.Block, input.Length, output));
    }

    /// <summary>Of two inputs; maxima and minima take any number.</summary>
    public static PlanValue Binary(PlanBuilder builder, NodeArguments node, BinaryOperation operation)
    {
        var result = PlanBuilder.Floats(node[0]);
        for (var i = 1; i < node.Count; i++)
        {
            result = Binary(builder, node, operation, result, PlanBuilder.Floats(node[i]));
        }

        return result;
    }

    public static PlanValue Clip(PlanBuilder builder, NodeArguments node)
    {
        var result = PlanBuilder.Floats(node[0]);
        if (Bound(builder, node, 1, "min") is { } low)
        {
            result = Binary(builder, node, BinaryOperation.Max, result, low);
        }

        return Bound(builder, node, 2, "max") is { } high ? Binary(builder, node, BinaryOperation.Min, result, high) : result;
    }

    /// <summary>(x − mean) / √(variance + ε) · scale + offset, as one product and one sum a channel.</summary>
    public static PlanValue BatchNormalization(PlanBuilder builder, NodeArguments node)
    {
        var input = PlanBuilder.Floats(node[0]);
        if (input.Shape.Length < 2)
        {
            throw node.Wrong("has an input without channels");
        }

        var channels = input.Shape[1];
        float[] Weights(int index) =>
            builder.ConstantOf(node[index]) is { } values && values.Length == channels
                ? values
                : throw node.Wrong("has not one constant a channel");
        var (scale, offset, mean, variance) = (Weights(1), Weights(2), Weights(3), Weights(4));
        var epsilon = node.Float("epsilon", 1e-5f);
        for (var i = 0; i < channels; i++)
        {
            scale[i] = (float)(scale[i] / Math.Sqrt((double)variance[i] + epsilon));
            offset[i] -= scale[i] * mean[i];
        }

        int[] shape = [channels, .. Enumerable.Repeat(1, input.Shape.Length - 2)];
        var scaled = Binary(builder, node, BinaryOperation.Multiply, input, builder.Constant(shape, scale));
        return Binary(builder, node, BinaryOperation.Add, scaled, builder.Constant(shape, offset));
    }

    public static PlanValue Binary(PlanBuilder builder, NodeArguments node, BinaryOperation operation, PlanValue left, PlanValue right)
    {
        var broadcast = Broadcast.Of(left.Shape, right.Shape) ?? throw node.Wrong("has inputs of shapes that do not go together");
        return builder.Add(broadcast.Shape, [left, right], output => new BinaryStep(operation, broadcast, left.Block, right.Block, output));
    }

    private static PlanValue? Bound(PlanBuilder builder, NodeArguments node, int index, string attribute) =>
        node.Optional(index) is { } input ? PlanBuilder.Floats(input)
        : node.Has(attribute) ? builder.Constant([], [node.Float(attribute, 0)])
        : null;
}
