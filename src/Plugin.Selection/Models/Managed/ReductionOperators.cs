namespace PredictPicks.Selection.Models.Managed;

/// <summary>Operators that make one value of many.</summary>
internal static class ReductionOperators
{
    public static PlanValue Reduce(PlanBuilder builder, NodeArguments node, Reduction reduction)
    {
        var input = PlanBuilder.Floats(node[0]);
        var rank = input.Shape.Length;
        int[] given = node.Integers(1, "axes") ?? [];
        if (given.Length == 0 && node.Integer("noop_with_empty_axes", 0) != 0)
        {
            return input;
        }

        int[] axes = given.Length == 0 ? [.. Enumerable.Range(0, rank)] : [.. given.Select(axis => node.Axis(axis, rank)).Distinct()];
        var result = Reduce(builder, input, axes, reduction);
        return node.Integer("keepdims", 1) != 0
            ? result
            : PlanBuilder.Reshape(result, [.. result.Shape.Where((_, axis) => !axes.Contains(axis))]);
    }

    /// <summary>Over all axes but the patch and the channel.</summary>
    public static PlanValue Global(PlanBuilder builder, NodeArguments node, Reduction reduction)
    {
        var input = PlanBuilder.Floats(node[0]);
        return Reduce(builder, input, [.. Enumerable.Range(2, Math.Max(0, input.Shape.Length - 2))], reduction);
    }

    /// <summary>Over one axis since version 13, over all from one axis on before; both only where these are the last ones.</summary>
    public static PlanValue Softmax(PlanBuilder builder, NodeArguments node)
    {
        var input = PlanBuilder.Floats(node[0]);
        var rank = input.Shape.Length;
        var axis = node.Axis(node.Integer("axis", node.Opset >= 13 ? -1 : 1), rank);
        var rowLength = Shapes.Product(input.Shape[axis..]);
        if (node.Opset >= 13 && rowLength != input.Shape[axis])
        {
            throw node.Missing("over another axis than the last");
        }

        return builder.Add(input.Shape, [input], output => new SoftmaxStep(input.Block, input.Length, rowLength, output));
    }

    /// <summary>Axis by axis: a maximum of maxima is the maximum, a mean of means over as many values the mean.</summary>
    private static PlanValue Reduce(PlanBuilder builder, PlanValue input, IEnumerable<int> axes, Reduction reduction)
    {
        var result = input;
        foreach (var axis in axes)
        {
            var shape = result.Shape;
            var source = result;
            var parts = (Shapes.Product(shape[..axis]), shape[axis], Shapes.Product(shape[(axis + 1)..]));
            int[] reduced = [.. shape[..axis], 1, .. shape[(axis + 1)..]];
            result = builder.Add(reduced, [source], output => new ReduceStep(reduction, source.Block, parts, output));
        }

        return result;
    }
}
