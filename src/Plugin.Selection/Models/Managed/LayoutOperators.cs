namespace PredictPicks.Selection.Models.Managed;

/// <summary>Operators that move values without changing them.</summary>
internal static class LayoutOperators
{
    public static PlanValue Constant(PlanBuilder builder, NodeArguments node) =>
        node.Tensor("value") is { } tensor ? ValueOf(builder, tensor) : throw node.Missing("without a tensor");

    public static PlanValue ValueOf(PlanBuilder builder, OnnxTensor tensor) =>
        tensor.Floats is { } floats ? builder.Constant(tensor.Shape, floats) : new PlanValue(tensor.Shape, -1, tensor.Integers);

    /// <summary>−1 stands for what is left over, 0 for the input's size.</summary>
    public static PlanValue Reshape(PlanBuilder builder, NodeArguments node)
    {
        var input = PlanBuilder.Floats(node[0]);
        var shape = node.Integers(node[1]);
        for (var axis = 0; axis < shape.Length; axis++)
        {
            shape[axis] = shape[axis] == 0 && node.Integer("allowzero", 0) == 0 && axis < input.Shape.Length ? input.Shape[axis] : shape[axis];
        }

        var open = Array.IndexOf(shape, -1);
        if (open >= 0)
        {
            var others = shape.Where((_, axis) => axis != open).Aggregate(1L, Multiply);
            shape[open] = others > 0 ? (int)(input.Length / others) : 0;
        }

        return shape.All(size => size > 0) && shape.Aggregate(1L, Multiply) == input.Length
            ? PlanBuilder.Reshape(input, shape)
            : throw node.Wrong("has a shape that does not hold its input");
    }

    public static PlanValue Flatten(PlanBuilder builder, NodeArguments node)
    {
        var input = PlanBuilder.Floats(node[0]);
        var rank = input.Shape.Length;
        var given = node.Integer("axis", 1);
        var axis = given == rank ? rank : node.Axis(given, rank);
        var rows = Shapes.Product(input.Shape[..axis]);
        return PlanBuilder.Reshape(input, [rows, input.Length / rows]);
    }

    public static PlanValue Squeeze(PlanBuilder builder, NodeArguments node)
    {
        var input = PlanBuilder.Floats(node[0]);
        var rank = input.Shape.Length;
        int[] axes = node.Integers(1, "axes") is { } given
            ? [.. given.Select(axis => node.Axis(axis, rank))]
            : [.. Enumerable.Range(0, rank).Where(axis => input.Shape[axis] == 1)];
        return axes.All(axis => input.Shape[axis] == 1)
            ? PlanBuilder.Reshape(input, [.. input.Shape.Where((_, axis) => !axes.Contains(axis))])
            : throw node.Wrong("leaves out an axis of more than one value");
    }

    public static PlanValue Unsqueeze(PlanBuilder builder, NodeArguments node)
    {
        var input = PlanBuilder.Floats(node[0]);
        var given = node.Integers(1, "axes") ?? throw node.Wrong("names no axes");
        var rank = input.Shape.Length + given.Length;
        int[] axes = [.. given.Select(axis => node.Axis(axis, rank)).Order()];
        if (axes.Distinct().Count() != axes.Length)
        {
            throw node.Wrong("names an axis twice");
        }

        var shape = input.Shape.ToList();
        foreach (var axis in axes)
        {
            shape.Insert(axis, 1);
        }

        return PlanBuilder.Reshape(input, [.. shape]);
    }

    public static PlanValue Transpose(PlanBuilder builder, NodeArguments node)
    {
        var input = PlanBuilder.Floats(node[0]);
        var rank = input.Shape.Length;
        int[] order = node.Integers("perm") ?? [.. Enumerable.Range(0, rank).Reverse()];
        if (!order.Order().SequenceEqual(Enumerable.Range(0, rank)))
        {
            throw node.Wrong("names its axes wrongly");
        }

        var strides = Strides(input.Shape);
        int[] shape = [.. order.Select(axis => input.Shape[axis])];
        return Copy(builder, input, 0, shape, [.. order.Select(axis => strides[axis])]);
    }

    public static PlanValue Slice(PlanBuilder builder, NodeArguments node)
    {
        var input = PlanBuilder.Floats(node[0]);
        var rank = input.Shape.Length;
        var starts = node.Integers(1, "starts") ?? throw node.Wrong("names no start");
        var ends = node.Integers(2, "ends") ?? throw node.Wrong("names no end");
        var axes = node.Integers(3, "axes") ?? [.. Enumerable.Range(0, starts.Length)];
        var steps = node.Integers(4, "steps") ?? [.. Enumerable.Repeat(1, starts.Length)];
        if (ends.Length != starts.Length || axes.Length != starts.Length || steps.Length != starts.Length)
        {
            throw node.Wrong("has lists of different lengths");
        }

        var (shape, strides, start) = ((int[])[.. input.Shape], Strides(input.Shape), 0);
        for (var i = 0; i < axes.Length; i++)
        {
            var axis = node.Axis(axes[i], rank);
            var size = input.Shape[axis];
            if (steps[i] < 1)
            {
                throw node.Missing("backwards");
            }

            var from = Math.Clamp(starts[i] < 0 ? starts[i] + size : starts[i], 0, size);
            var to = Math.Clamp(ends[i] < 0 ? ends[i] + size : ends[i], 0, size);
            shape[axis] = to > from ? ((to - from - 1) / steps[i]) + 1 : throw node.Wrong("leaves nothing");
            start += from * strides[axis];
            strides[axis] *= shape[axis] == 1 ? 1 : steps[i];
        }

        return Copy(builder, input, start, shape, strides);
    }

    public static PlanValue Concat(PlanBuilder builder, NodeArguments node)
    {
        PlanValue[] inputs = [.. Enumerable.Range(0, node.Count).Select(i => PlanBuilder.Floats(node[i]))];
        var first = node[0].Shape;
        var axis = node.Axis(node.Integer("axis", 0), first.Length);
        if (inputs.Any(input => input.Shape.Length != first.Length || !input.Shape.Select((size, i) => i == axis ? first[i] : size).SequenceEqual(first)))
        {
            throw node.Wrong("has inputs of different shapes");
        }

        var (shape, outer) = ((int[])[.. first], Shapes.Product(first[..axis]));
        shape[axis] = inputs.Sum(input => input.Shape[axis]);
        var pieces = new List<Piece>();
        var target = 0;
        for (var i = 0; i < outer; i++)
        {
            foreach (var input in inputs)
            {
                pieces.Add(new Piece(input.Block, i * (input.Length / outer), input.Length / outer, target));
                target += input.Length / outer;
            }
        }

        return builder.Add(shape, inputs, output => new PiecesStep([.. pieces], output));
    }

    public static PlanValue Gather(PlanBuilder builder, NodeArguments node)
    {
        var input = PlanBuilder.Floats(node[0]);
        var axis = node.Axis(node.Integer("axis", 0), input.Shape.Length);
        var size = input.Shape[axis];
        int[] picked = [.. node.Integers(node[1]).Select(index => node.Axis(index, size))];
        var outer = Shapes.Product(input.Shape[..axis]);
        var inner = input.Length / outer / size;
        int[] shape = [.. input.Shape[..axis], .. node[1].Shape, .. input.Shape[(axis + 1)..]];
        PlanBuilder.CheckedLength(shape);
        var pieces = new Piece[outer * picked.Length];
        for (var i = 0; i < pieces.Length; i++)
        {
            var from = (i / picked.Length * size) + picked[i % picked.Length];
            pieces[i] = new Piece(input.Block, from * inner, inner, i * inner);
        }

        return builder.Add(shape, [input], output => new PiecesStep(pieces, output));
    }

    private static PlanValue Copy(PlanBuilder builder, PlanValue input, int start, int[] shape, int[] strides) =>
        builder.Add(shape, [input], output => new CopyStep(input.Block, input.Length, start, shape, strides, output));

    private static int[] Strides(int[] shape)
    {
        var strides = new int[shape.Length];
        for (var (axis, stride) = (shape.Length - 1, 1); axis >= 0; stride *= shape[axis], axis--)
        {
            strides[axis] = stride;
        }

        return strides;
    }

    /// <summary>Saturates far below where a product of two could overflow.</summary>
    private static long Multiply(long product, int size) => Math.Clamp(product * size, -int.MaxValue, int.MaxValue);
}
