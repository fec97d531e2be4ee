namespace PredictPicks.Selection.Models.Managed;

/// <summary>Products with constant matrices.</summary>
internal static class MatrixOperators
{
    /// <summary>alpha · A · B + beta · C.</summary>
    public static PlanValue Gemm(PlanBuilder builder, NodeArguments node)
    {
        if (node.Integer("transA", 0) != 0)
        {
            throw node.Missing("transA");
        }

        var (right, columns) = Right(builder, node, node.Integer("transB", 0) != 0);
        var alpha = node.Float("alpha", 1);
        var product = Multiply(builder, node, [.. right.Select(value => value * alpha)], columns);
        if (node.Optional(2) is not { } addend)
        {
            return product;
        }

        var beta = node.Float("beta", 1);
        var scaled = beta == 1 ? addend
            : ElementOperators.Binary(builder, node, BinaryOperation.Multiply, addend, builder.Constant([], [beta]));
        return ElementOperators.Binary(builder, node, BinaryOperation.Add, product, PlanBuilder.Floats(scaled));
    }

    public static PlanValue MatMul(PlanBuilder builder, NodeArguments node)
    {
        var (right, columns) = Right(builder, node, isTransposed: false);
        return Multiply(builder, node, right, columns);
    }

    private static (float[] Values, int Columns) Right(PlanBuilder builder, NodeArguments node, bool isTransposed)
    {
        var shape = node[1].Shape;
        if (builder.ConstantOf(node[1]) is not { } constant || shape.Length != 2)
        {
            throw node.Missing("with anything but a constant matrix on the right");
        }

        if (!isTransposed)
        {
            return (constant, shape[1]);
        }

        var (rows, columns) = (shape[1], shape[0]);
        var values = new float[constant.Length];
        for (var i = 0; i < values.Length; i++)
        {
            values[i] = constant[(i % columns * rows) + (i / columns)];
        }

        return (values, columns);
    }

    private static PlanValue Multiply(PlanBuilder builder, NodeArguments node, float[] right, int columns)
    {
        var left = PlanBuilder.Floats(node[0]);
        var depth = right.Length / columns;
        if (left.Shape.Length == 0 || left.Shape[^1] != depth)
        {
            throw node.Wrong("has matrices of sizes that do not go together");
        }

        builder.Count((double)left.Length * columns);
        var sums = builder.Scratch(ConvolutionStep.SumsLength(builder.Correlator));
        return builder.Add(
            [.. left.Shape[..^1], columns],
            [left],
            output => new MatrixStep(builder.Correlator, right, left.Length / depth, depth, left.Block, sums, output));
    }
}
