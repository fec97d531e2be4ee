using System.Runtime.InteropServices;

namespace PredictPicks.Selection.Models.Managed;

/// <summary>How a kernel moves along one axis.</summary>
/// <param name="Size">Positions of the input.</param>
/// <param name="Kernel">Taps.</param>
/// <param name="Stride">Positions from one output to the next.</param>
/// <param name="Dilation">Positions from one tap to the next.</param>
/// <param name="PadBefore">Zeros in front of the input.</param>
/// <param name="PadAfter">Zeros behind it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Window(int Size, int Kernel, int Stride, int Dilation, int PadBefore, int PadAfter)
{
    /// <summary>Most positions of an axis, kernel or padding; keeps all sums of them within an int.</summary>
    public const int Max = 1 << 24;

    /// <summary>Input with its padding.</summary>
    public int PaddedSize => PadBefore + Size + PadAfter;

    /// <summary>Outputs along this axis; not positive when the kernel is longer than the input.</summary>
    public int OutputSize => (PaddedSize - ((Kernel - 1) * Dilation) - 1) / Stride + 1;

    /// <summary>The windows of a node over height and width; an input of one axis has height 1.</summary>
    /// <param name="node">Convolution or pooling.</param>
    /// <param name="input">[1, channels, width] or [1, channels, height, width].</param>
    /// <param name="kernel">Its sizes, one an axis.</param>
    public static (Window Height, Window Width) Read(NodeArguments node, int[] input, int[] kernel)
    {
        var axes = input.Length - 2;
        if (axes is not (1 or 2) || kernel.Length != axes || input[0] != 1)
        {
            throw node.Missing($"of {axes} axes");
        }

        var strides = node.Integers("strides") ?? [.. Enumerable.Repeat(1, axes)];
        var dilations = node.Integers("dilations") ?? [.. Enumerable.Repeat(1, axes)];
        var pads = Pads(node, input, kernel, strides, dilations);
        if (strides.Length != axes || dilations.Length != axes || pads.Length != 2 * axes
            || pads.Any(pad => pad is < 0 or > Max) || kernel.Concat(strides).Concat(dilations).Any(size => size is < 1 or > Max)
            || kernel.Zip(dilations, (taps, step) => (long)taps * step).Any(length => length > Max))
        {
            throw node.Wrong("has impossible sizes");
        }

        var windows = new Window[axes];
        for (var axis = 0; axis < axes; axis++)
        {
            windows[axis] = new Window(input[axis + 2], kernel[axis], strides[axis], dilations[axis], pads[axis], pads[axis + axes]);
            if (windows[axis].Size > Max || windows[axis].PaddedSize <= (windows[axis].Kernel - 1) * windows[axis].Dilation)
            {
                throw node.Wrong("has a kernel that is longer than its input");
            }
        }

        return axes == 1 ? (new Window(1, 1, 1, 1, 0, 0), windows[0]) : (windows[0], windows[1]);
    }

    private static int[] Pads(NodeArguments node, int[] input, int[] kernel, int[] strides, int[] dilations)
    {
        var mode = node.Text("auto_pad", "NOTSET");
        if (mode is "NOTSET")
        {
            return node.Integers("pads") ?? new int[2 * kernel.Length];
        }

        if (mode is "VALID")
        {
            return new int[2 * kernel.Length];
        }

        if (mode is not ("SAME_UPPER" or "SAME_LOWER"))
        {
            throw node.Missing($"auto_pad = {mode}");
        }

        var pads = new int[2 * kernel.Length];
        for (var axis = 0; axis < Math.Min(kernel.Length, Math.Min(strides.Length, dilations.Length)); axis++)
        {
            var stride = Math.Max(1, strides[axis]);
            var outputs = ((input[axis + 2] - 1) / stride) + 1;
            var total = Math.Max(0, ((outputs - 1) * stride) + ((kernel[axis] - 1) * dilations[axis]) + 1 - input[axis + 2]);
            pads[axis] = string.Equals(mode, "SAME_UPPER", StringComparison.Ordinal) ? total / 2 : total - (total / 2);
            pads[axis + kernel.Length] = total - pads[axis];
        }

        return pads;
    }
}
