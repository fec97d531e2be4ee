namespace PredictPicks.Selection.Models.Managed;

/// <summary>Filters that move by one frame.</summary>
/// <param name="Weights">[filters, <paramref name="Height"/>, width]</param>
/// <param name="Height">Taps over frames.</param>
/// <param name="Bias">[filters]</param>
internal sealed record StrideLayout(float[] Weights, int Height, float[] Bias)
{
    /// <summary>
    /// A layout that runtimes like, because it gives them wide products: one filter that moves by one frame is written as
    /// <paramref name="stride"/> copies that move by <paramref name="stride"/> frames, each shifted by one more. This finds the filter again.
    /// </summary>
    /// <param name="weights">[filters · stride, <paramref name="height"/>, width]</param>
    /// <param name="bias">[filters · stride]</param>
    /// <param name="height">Taps of the copies.</param>
    /// <param name="stride">1 leaves everything as it is.</param>
    /// <returns>Null when the filters are not such copies.</returns>
    public static StrideLayout? Undo(float[] weights, float[] bias, int height, int stride)
    {
        var taps = height - stride + 1;
        if (taps < 1 || bias.Length % stride != 0)
        {
            return null;
        }

        var (width, count) = (weights.Length / bias.Length / height, bias.Length / stride);
        var filters = new float[count * taps * width];
        for (var filter = 0; filter < count; filter++)
        {
            var own = filters.AsSpan(filter * taps * width, taps * width);
            weights.AsSpan(filter * stride * height * width, own.Length).CopyTo(own);
            for (var copy = 0; copy < stride; copy++)
            {
                var (row, shift) = ((filter * stride) + copy, copy * width);
                var shifted = weights.AsSpan(row * height * width, height * width);
                if (!bias[row].Equals(bias[filter * stride])
                    || !shifted.Slice(shift, own.Length).SequenceEqual(own)
                    || shifted[..shift].ContainsAnyExcept(0f)
                    || shifted[(shift + own.Length)..].ContainsAnyExcept(0f))
                {
                    return null;
                }
            }
        }

        return new StrideLayout(filters, taps, [.. Enumerable.Range(0, count).Select(filter => bias[filter * stride])]);
    }
}
