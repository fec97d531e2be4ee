using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Models.Managed;

/// <summary>A stretch of memory that steps read and write.</summary>
internal sealed class Block
{
    /// <summary>Floats behind every block that may be read and, until the block is complete, written: kernels work on whole registers.</summary>
    public const int Slack = 64;

    public required int Length { get; init; }

    /// <summary>The memory of weights, or null for what a run computes.</summary>
    public AlignedFloats? Constant { get; init; }

    /// <summary>First step that needs it; −1 for the network's input.</summary>
    public int FirstStep { get; init; }

    /// <summary>Last step that needs it.</summary>
    public int LastStep { get; set; }

    /// <summary>Its first float in a workspace.</summary>
    public int Start { get; set; }
}
