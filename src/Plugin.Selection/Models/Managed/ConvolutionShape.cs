namespace PredictPicks.Selection.Models.Managed;

/// <summary>Sizes of a convolution, and where its taps lie in the padded input.</summary>
/// <param name="Channels">Of the input.</param>
/// <param name="Filters">Channels of the output.</param>
/// <param name="Groups">Parts of the channels that do not see each other.</param>
/// <param name="Height">The first axis.</param>
/// <param name="Width">The second axis.</param>
internal sealed record ConvolutionShape(int Channels, int Filters, int Groups, Window Height, Window Width)
{
    public int FiltersOfGroup => Filters / Groups;

    public int ChannelsOfGroup => Channels / Groups;

    /// <summary>Products of all positions.</summary>
    public double Products => (double)Filters * ChannelsOfGroup * Height.Kernel * Width.Kernel * Height.OutputSize * Width.OutputSize;

    /// <summary>From one row of the padded input to the next.</summary>
    public int RowPitch => Width.Stride * PadStep.RowLength(Width);

    /// <summary>From one channel to the next.</summary>
    public int ChannelPitch => PadStep.Rows(Height) * RowPitch;

    /// <summary>From one group's channels to the next's.</summary>
    public int GroupPitch => ChannelsOfGroup * ChannelPitch;

    /// <summary>In the order of the weights: channel, row, column.</summary>
    public int[] TapOffsets()
    {
        var offsets = new int[ChannelsOfGroup * Height.Kernel * Width.Kernel];
        for (var tap = 0; tap < offsets.Length; tap++)
        {
            var column = tap % Width.Kernel * Width.Dilation;
            var row = tap / Width.Kernel % Height.Kernel * Height.Dilation;
            offsets[tap] = (tap / (Width.Kernel * Height.Kernel) * ChannelPitch) + (row * RowPitch) + PadStep.Offset(Width, column);
        }

        return offsets;
    }
}
