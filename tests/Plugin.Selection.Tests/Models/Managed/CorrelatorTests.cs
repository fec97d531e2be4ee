using System.Runtime.Intrinsics;
using PredictPicks.Selection.Models.Managed;
using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Tests.Models.Managed;

/// <summary>Every kernel, in every width of registers, against its plain definition.</summary>
public unsafe class CorrelatorTests
{
    public static TheoryData<int, int> Cases()
    {
        var cases = new TheoryData<int, int>();
        foreach (var width in (int[])[4, 8, 16])
        {
            for (var rows = 1; rows <= Of(width).MaxRows; rows++)
            {
                cases.Add(width, rows);
            }
        }

        return cases;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Correlate_AnyTaps_IsTheSumOfProducts(int width, int rows)
    {
        var correlator = Of(width);
        int[] starts = [0, 3, 40, 41];
        for (var taps = 0; taps < 12; taps++)
        {
            var input = Aligned(BothEngines.Random(taps, 200));
            var weights = Aligned(BothEngines.Random(taps + 50, (taps * rows) + 1));
            int[] offsets = [.. Enumerable.Range(0, taps + 1).Select(tap => tap * 7 % 31)];
            var sums = Aligned(new float[rows * 4 * width]);
            fixed (int* first = offsets)
            {
                var x = input.Pointer;
                correlator.Correlate(rows, weights.Pointer, first, taps, new BlockPointers(x, x + 3, x + 40, x + 41), sums.Pointer);
            }

            for (var i = 0; i < sums.Length; i++)
            {
                var (row, block, lane) = (i / width / 4, i / width % 4, i % width);
                var expected = Enumerable.Range(0, taps)
                    .Sum(tap => (double)weights.Span[(tap * rows) + row] * input.Span[starts[block] + offsets[tap] + lane]);
                sums.Span[i].ShouldBe((float)expected, 1e-5f, $"row {row}, block {block}, lane {lane}, {taps} taps");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Fold_BlocksOfARow_KeepsTheLargestOfThePositionsThatCount(int width, int rows)
    {
        const int Points = 5;
        var correlator = Of(width);
        var products = Aligned(BothEngines.Random(rows, Points * rows * 4 * width));
        var matrix = Aligned(BothEngines.Random(width, Points * 4));
        for (var counted = 1; counted <= width; counted++)
        {
            var limits = Aligned([.. Enumerable.Range(0, width).Select(i => i < counted ? float.PositiveInfinity : float.NegativeInfinity)]);
            var all = Aligned([.. Enumerable.Repeat(float.PositiveInfinity, width)]);
            var maxima = Aligned([.. Enumerable.Repeat(float.NaN, rows * 4 * width)]);
            var largest = Aligned(new float[rows * 4]);
            correlator.Fold(rows, products.Pointer, Points, matrix.Pointer, all.Pointer, maxima.Pointer, isFirst: true);
            correlator.Fold(rows, products.Pointer + width, Points, matrix.Pointer, limits.Pointer, maxima.Pointer, isFirst: false);
            correlator.Reduce(maxima.Pointer, rows * 4, largest.Pointer);

            float Frame(int row, int frame, int position) => Enumerable.Range(0, Points)
                .Sum(point => matrix.Span[(point * 4) + frame] * products.Span[(((point * rows) + row) * 4 * width) + position]);
            for (var i = 0; i < rows * 4; i++)
            {
                var expected = Enumerable.Range(0, width + counted).Max(position => Frame(i / 4, i % 4, position));
                largest.Span[i].ShouldBe(expected, 1e-5f, $"row {i / 4}, frame {i % 4}, {counted} of the second block");
            }
        }
    }

    private static Correlator Of(int width) => width switch
    {
        4 => new VectorCorrelator<Vector128<float>, Lanes128>(),
        8 => new VectorCorrelator<Vector256<float>, Lanes256>(),
        _ => new VectorCorrelator<Vector512<float>, Lanes512>(),
    };

    private static AlignedFloats Aligned(float[] values)
    {
        var aligned = new AlignedFloats(values.Length);
        values.CopyTo(aligned.Span);
        return aligned;
    }
}
