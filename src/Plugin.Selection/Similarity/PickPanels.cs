using System.Numerics.Tensors;

namespace PredictPicks.Selection.Similarity;

/// <summary>
/// The picks' vectors, packed once for the product kernel: panels of <see cref="Width"/> picks, in each panel the first component of all its picks,
/// then the second … so that the kernel reads memory in one line. Picks without a vector are left out; the last panel is filled up with zeros.
/// </summary>
internal sealed unsafe class PickPanels
{
    /// <summary>How far a squared length may be from 1 and still be that of a unit vector: float rounding of 500 components stays below 1e-4.</summary>
    private const float UnitTolerance = 0.01f;

    private readonly AlignedFloats _packed;
    private readonly int[] _positions;

    /// <summary>Packs the usable rows of <paramref name="picks"/>.</summary>
    /// <param name="picks">Unit or zero rows.</param>
    /// <param name="width">Picks in a panel: the registers of a kernel's row times their lanes.</param>
    /// <param name="multiple">The number of picks is filled up to a multiple of this; itself a multiple of <paramref name="width"/>.</param>
    public PickPanels(VectorTable picks, int width, int multiple)
    {
        Width = width;
        Dimension = picks.Dimension;
        _positions = new int[picks.Count];
        var rows = new List<int>(picks.Count);
        for (var row = 0; row < picks.Count; row++)
        {
            var usable = IsUnit(picks.Row(row));
            _positions[row] = usable ? rows.Count : -1;
            if (usable)
            {
                rows.Add(row);
            }
        }

        Rows = [.. rows];
        PaddedCount = (Rows.Length + multiple - 1) / multiple * multiple;
        _packed = new AlignedFloats(checked(PaddedCount * Dimension));
        Pack(picks);
    }

    public int Width { get; }

    public int Dimension { get; }

    /// <summary>Row in the table of each packed pick, ascending.</summary>
    public int[] Rows { get; }

    /// <summary>Packed picks, zeros at the end included.</summary>
    public int PaddedCount { get; }

    /// <summary>Whether a row has the length 1. One that is zero, not finite or of another length has no cosine that could be trusted.</summary>
    public static bool IsUnit(ReadOnlySpan<float> row) => MathF.Abs(TensorPrimitives.SumOfSquares(row) - 1f) <= UnitTolerance;

    /// <summary>The panel that starts with packed pick <paramref name="first"/>, a multiple of <see cref="Width"/>.</summary>
    public float* Panel(int first) => _packed.Pointer + ((nint)first * Dimension);

    /// <summary>Where row <paramref name="row"/> of the table is packed, or −1 when it has no vector.</summary>
    public int PositionOf(int row) => _positions[row];

    private void Pack(VectorTable picks)
    {
        var packed = _packed.Span;
        for (var position = 0; position < Rows.Length; position++)
        {
            var lane = position % Width;
            var panel = packed.Slice((position - lane) * Dimension, Width * Dimension);
            var row = picks.Row(Rows[position]);
            for (var k = 0; k < row.Length; k++)
            {
                panel[(k * Width) + lane] = row[k];
            }
        }
    }
}
