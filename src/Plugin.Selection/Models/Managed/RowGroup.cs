using System.Runtime.InteropServices;

namespace PredictPicks.Selection.Models.Managed;

/// <summary>Filters that the kernel takes at once.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct RowGroup(int First, int Count)
{
    /// <summary>Parts <paramref name="count"/> filters into as few groups as can be, of sizes that differ by one at most.</summary>
    public static IEnumerable<RowGroup> Split(int first, int count, int maxRows)
    {
        for (var groups = (count + maxRows - 1) / maxRows; groups > 0; groups--)
        {
            var size = count / groups;
            yield return new RowGroup(first, size);
            first += size;
            count -= size;
        }
    }
}
