using System.Globalization;
using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Models.Managed;

/// <summary>Collects the steps of a network and the memory that they need. Steps over constants alone are run at once.</summary>
internal sealed class PlanBuilder
{
    /// <summary>Most floats of one value, 256 MB: far above what any audio network needs for a patch.</summary>
    private const long MaxLength = 1 << 26;

    private readonly List<Step> _steps = [];
    private readonly List<Block> _blocks = [];
    private double _products;
    private double _fastProducts;

    public PlanBuilder(Correlator correlator)
    {
        Correlator = correlator;
    }

    public Correlator Correlator { get; }

    /// <summary>Counts products that the network asks for.</summary>
    public void Count(double products, bool isFast = false)
    {
        _products += products;
        _fastProducts += isFast ? products : 0;
    }

    public PlanValue Input(int[] shape) => new(shape, AddBlock(new Block { Length = CheckedLength(shape), FirstStep = -1, LastStep = -1 }));

    public PlanValue Constant(int[] shape, ReadOnlySpan<float> values)
    {
        var memory = new AlignedFloats(CheckedLength(shape) + Block.Slack);
        values.CopyTo(memory.Span);
        return new PlanValue(shape, AddBlock(new Block { Length = values.Length, Constant = memory }));
    }

    /// <summary>A copy of a constant's values, or null for a value that a run computes.</summary>
    public float[]? ConstantOf(PlanValue value) =>
        IsConstant(value) ? _blocks[value.Block].Constant!.Span[..value.Length].ToArray() : null;

    public bool IsConstant(PlanValue value) => value.Block >= 0 && _blocks[value.Block].Constant is not null;

    /// <summary>The same memory under another shape of as many values.</summary>
    public static PlanValue Reshape(PlanValue value, int[] shape) => value with { Shape = shape };

    /// <summary>Memory that only the next step uses.</summary>
    public int Scratch(long length) =>
        AddBlock(new Block { Length = CheckedLength(length), FirstStep = _steps.Count, LastStep = _steps.Count });

    /// <summary>Adds the step that makes a value of others.</summary>
    /// <param name="shape">The new value's.</param>
    /// <param name="inputs">What the step reads.</param>
    /// <param name="create">Given the new value's block, makes the step; called once.</param>
    public PlanValue Add(int[] shape, IReadOnlyList<PlanValue> inputs, Func<int, Step> create)
    {
        if (inputs.All(IsConstant))
        {
            return Compute(shape, create);
        }

        foreach (var input in inputs)
        {
            _blocks[Floats(input).Block].LastStep = _steps.Count;
        }

        var output = Scratch(CheckedLength(shape));
        _steps.Add(create(output));
        return new PlanValue(shape, output);
    }

    /// <summary>The finished plan.</summary>
    public NetworkPlan Build(PlanValue input, PlanValue output)
    {
        if (IsConstant(Floats(output)))
        {
            throw new InvalidDataException("its output does not depend on its input");
        }

        _blocks[output.Block].LastStep = _steps.Count;
        var length = BlockLayout.Place(_blocks);
        return new NetworkPlan(_steps, _blocks, length, input, output)
        {
            FastShare = _fastProducts / Math.Max(1, _products),
            Products = _products,
        };
    }

    /// <summary><paramref name="value"/>, which has to consist of floats.</summary>
    public static PlanValue Floats(PlanValue value) =>
        value.Block >= 0 ? value : throw new InvalidDataException("it computes with integers");

    private PlanValue Compute(int[] shape, Func<int, Step> create)
    {
        var result = Constant(shape, []);
        var step = create(result.Block);
        step.Run(new Workspace(BlockLayout.Place(_blocks), _blocks));
        return result;
    }

    private int AddBlock(Block block)
    {
        _blocks.Add(block);
        return _blocks.Count - 1;
    }

    /// <summary>Values of a shape, of which there have to be some, and not too many.</summary>
    public static int CheckedLength(int[] shape) => CheckedLength(shape.Aggregate(1L, (product, size) => Math.Min(product, MaxLength + 1) * size));

    private static int CheckedLength(long length) =>
        length is > 0 and <= MaxLength
            ? (int)length
            : throw new InvalidDataException(string.Create(CultureInfo.InvariantCulture, $"a patch would need {length} numbers at once"));
}
