using System.Runtime.InteropServices;

namespace PredictPicks.Selection.Features.Frames;

/// <summary>Samples that are added to a signal so that its first and its last frame are complete.</summary>
/// <param name="Before">How many before the first sample.</param>
/// <param name="After">How many after the last one.</param>
/// <param name="IsReflected">They are mirrored at the first and the last sample, else zeros.</param>
/// <param name="CompletesLastHop">Zeros follow that complete one more frame where samples would be in none.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct FramePads(int Before, int After, bool IsReflected = false, bool CompletesLastHop = false)
{
    /// <summary>Where in a signal a mirrored place lies: place −1 is sample 1, place n is sample n − 2, back and forth as often as need be.</summary>
    public static int Reflect(int place, int signalLength)
    {
        if (signalLength == 1)
        {
            return 0;
        }

        var period = 2 * (signalLength - 1);
        var folded = ((place % period) + period) % period;
        return folded < signalLength ? folded : period - folded;
    }
}
