namespace PredictPicks.Selection.Models.Managed;

/// <summary>
/// How two shapes are brought to one: the result is made in runs, in each of which every operand either advances value by value or stands
/// still.
/// </summary>
internal sealed class Broadcast
{
    private readonly int[] _leftStarts;
    private readonly int[] _rightStarts;

    private Broadcast(int[] shape, int[] left, int[] right)
    {
        Shape = shape;
        (Length, LeftLength, RightLength) = (Shapes.Product(shape), Shapes.Product(left), Shapes.Product(right));
        var first = FirstOfRun(shape, left, right);
        RunLength = Shapes.Product(shape[first..]);
        LeftRepeats = RunLength > 1 && Shapes.Product(left[first..]) == 1;
        RightRepeats = RunLength > 1 && Shapes.Product(right[first..]) == 1;
        _leftStarts = Starts(shape[..first], left);
        _rightStarts = Starts(shape[..first], right);
    }

    /// <summary>Of the result.</summary>
    public int[] Shape { get; }

    public int Length { get; }

    public int LeftLength { get; }

    public int RightLength { get; }

    public int RunLength { get; }

    public int RunCount => _leftStarts.Length;

    public bool LeftRepeats { get; }

    public bool RightRepeats { get; }

    /// <summary>Null when the shapes do not go together.</summary>
    public static Broadcast? Of(int[] left, int[] right)
    {
        var rank = Math.Max(left.Length, right.Length);
        var (wideLeft, wideRight, shape) = (Widen(left, rank), Widen(right, rank), new int[rank]);
        for (var axis = 0; axis < rank; axis++)
        {
            var (a, b) = (wideLeft[axis], wideRight[axis]);
            if (a != b && a != 1 && b != 1)
            {
                return null;
            }

            shape[axis] = a == 1 ? b : a;
        }

        PlanBuilder.CheckedLength(shape);
        return new Broadcast(shape, wideLeft, wideRight);
    }

    /// <summary>First values of the operands in a run.</summary>
    public (int Left, int Right) Starts(int run) => (_leftStarts[run], _rightStarts[run]);

    private static int[] Widen(int[] shape, int rank) => [.. Enumerable.Repeat(1, rank - shape.Length), .. shape];

    /// <summary>The longest tail of axes over which each operand is whole or a single value.</summary>
    private static int FirstOfRun(int[] shape, int[] left, int[] right)
    {
        var first = shape.Length;
        while (first > 0 && Fits(shape, left, first - 1) && Fits(shape, right, first - 1))
        {
            first--;
        }

        return first;
    }

    private static bool Fits(int[] shape, int[] operand, int first) =>
        operand.AsSpan(first).SequenceEqual(shape.AsSpan(first)) || Shapes.Product(operand[first..]) == 1;

    /// <summary>Starts of the operand's runs: axes of size 1 stand still.</summary>
    private static int[] Starts(int[] outer, int[] operand)
    {
        var starts = new int[Shapes.Product(outer)];
        for (var run = 0; run < starts.Length; run++)
        {
            var (rest, stride) = (run, Shapes.Product(operand[outer.Length..]));
            for (var axis = outer.Length - 1; axis >= 0; axis--)
            {
                starts[run] += operand[axis] == 1 ? 0 : rest % outer[axis] * stride;
                rest /= outer[axis];
                stride *= operand[axis];
            }
        }

        return starts;
    }
}
