namespace PredictPicks.Selection.Models.Import;

/// <summary>The weights of an <see cref="L3Network"/> as Keras keeps them.</summary>
/// <param name="Input">Normalisation of the map, of 1 channel.</param>
/// <param name="Convolutions">In order.</param>
internal sealed record L3Weights(L3Normalisation Input, IReadOnlyList<L3Convolution> Convolutions);

/// <summary>A convolution, and what follows it.</summary>
/// <param name="Kernel">[row, column, input channel, filter]</param>
/// <param name="Bias">[filter]</param>
/// <param name="Channels">Input channels.</param>
/// <param name="Normalisation">Null for none.</param>
internal sealed record L3Convolution(float[] Kernel, float[] Bias, int Channels, L3Normalisation? Normalisation)
{
    public int Filters => Bias.Length;
}

/// <summary>Batch normalisation: y = gamma · (x − mean) / √(variance + floor) + beta, channel by channel.</summary>
internal sealed record L3Normalisation(float[] Gamma, float[] Beta, float[] Mean, float[] Variance)
{
    /// <summary>The factor of a channel.</summary>
    public double Scale(int channel) => Gamma[channel] / Math.Sqrt(Variance[channel] + L3Network.VarianceFloor);

    /// <summary>What is added to a channel, after the factor.</summary>
    public double Shift(int channel) => Beta[channel] - (Mean[channel] * Scale(channel));
}
