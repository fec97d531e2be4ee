using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace PredictPicks.Selection.Similarity;

/// <summary>
/// Pearson's correlation of pitch class profiles with those of all picks, over the twelve transpositions: one song against 1 000 picks is 144 000 products, done
/// for as many picks at once as a register holds. Immutable.
/// </summary>
internal sealed class ChromaCorrelation
{
    private const int PitchClasses = 12;

    private static readonly int Lanes = Vector<float>.Count;

    /// <summary>Blocks of picks: in each the first pitch class of all its picks, then the second …</summary>
    private readonly float[] _picks;
    private readonly int[] _places;
    private readonly int _count;

    /// <param name="profiles">[12] of each pick; null where there is none.</param>
    public ChromaCorrelation(IReadOnlyList<float[]?> profiles)
    {
        _places = new int[profiles.Count];
        var known = new List<float[]>();
        for (var pick = 0; pick < profiles.Count; pick++)
        {
            var centred = profiles[pick] is { } profile ? Centre(profile) : null;
            _places[pick] = centred is null ? -1 : known.Count;
            if (centred is not null)
            {
                known.Add(centred);
            }
        }

        _count = known.Count;
        _picks = new float[(_count + Lanes - 1) / Lanes * Lanes * PitchClasses];
        for (var place = 0; place < _count; place++)
        {
            for (var pitch = 0; pitch < PitchClasses; pitch++)
            {
                _picks[(((place / Lanes * PitchClasses) + pitch) * Lanes) + (place % Lanes)] = known[place][pitch];
            }
        }
    }

    /// <summary>The largest correlation over all picks and transpositions, and over all picks as they are; null where there is nothing to compare.</summary>
    /// <param name="profile">[12] of a song.</param>
    /// <param name="own">The song's position among the picks, which is left out; or −1.</param>
    public (float Transposed, float AsIs)? Find(ReadOnlySpan<float> profile, int own)
    {
        var left = own < 0 ? -1 : _places[own];
        if (_count == (left < 0 ? 0 : 1) || Centre(profile) is not { } centred)
        {
            return null;
        }

        Span<float> turned = [.. centred, .. centred];
        var (best, asIs) = (-Vector<float>.One, -Vector<float>.One);
        var blocks = MemoryMarshal.Cast<float, Vector<float>>(_picks.AsSpan());
        for (var block = 0; block < blocks.Length / PitchClasses; block++)
        {
            var picks = blocks.Slice(block * PitchClasses, PitchClasses);
            var here = Correlate(picks, turned);
            var most = here;
            for (var turn = 1; turn < PitchClasses; turn++)
            {
                most = Vector.Max(most, Correlate(picks, turned[turn..]));
            }

            var first = block * Lanes;
            if (left / Lanes == block || first + Lanes > _count)
            {
                (here, most) = (Without(left - first, _count - first, here), Without(left - first, _count - first, most));
            }

            (best, asIs) = (Vector.Max(best, most), Vector.Max(asIs, here));
        }

        return (Math.Min(1, Largest(best)), Math.Min(1, Largest(asIs)));
    }

    /// <summary>The correlations of a block but for the song's own and those beyond the last pick.</summary>
    private static Vector<float> Without(int own, int count, Vector<float> correlations)
    {
        for (var lane = 0; lane < Lanes; lane++)
        {
            correlations = lane == own || lane >= count ? correlations.WithElement(lane, -1) : correlations;
        }

        return correlations;
    }

    private static float Largest(Vector<float> values)
    {
        Span<float> lanes = stackalloc float[Lanes];
        values.CopyTo(lanes);
        return TensorPrimitives.Max<float>(lanes);
    }

    private static Vector<float> Correlate(ReadOnlySpan<Vector<float>> picks, ReadOnlySpan<float> profile)
    {
        var sum = Vector<float>.Zero;
        for (var pitch = 0; pitch < PitchClasses; pitch++)
        {
            sum = Vector.FusedMultiplyAdd(picks[pitch], new Vector<float>(profile[pitch]), sum);
        }

        return sum;
    }

    /// <summary>Less its mean, of length 1; null where all pitch classes are alike or not finite.</summary>
    private static float[]? Centre(ReadOnlySpan<float> profile)
    {
        var centred = new float[PitchClasses];
        TensorPrimitives.Subtract(profile, TensorPrimitives.Sum(profile) / PitchClasses, centred);
        var length = TensorPrimitives.Norm<float>(centred);
        if (!(length > 1e-6f) || !float.IsFinite(length))
        {
            return null;
        }

        TensorPrimitives.Divide(centred, length, centred);
        return centred;
    }
}
