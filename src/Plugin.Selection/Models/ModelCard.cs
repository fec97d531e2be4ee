using PredictPicks.Selection.Features.Spectrum;

namespace PredictPicks.Selection.Models;

/// <summary>What a pack's <c>model.json</c> says, checked: see <see cref="ModelCardReader"/> for the file's form.</summary>
internal sealed record ModelCard
{
    /// <summary>Most values that a card may ask for in one patch; the bundled model has 17 952.</summary>
    public const int MaxPatchLength = 1 << 20;

    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Version { get; init; }

    public required string Licence { get; init; }

    /// <summary>Folder of the pack, absolute.</summary>
    public required string Folder { get; init; }

    public required PackFile Weights { get; init; }

    public required PackFile Standardisation { get; init; }

    /// <summary>Name of the graph's input, [patches, frames, bands].</summary>
    public required string Input { get; init; }

    /// <summary>Name of the graph's output, [patches, dimension].</summary>
    public required string Output { get; init; }

    public required MelParameters FrontEnd { get; init; }

    /// <summary>Frames of a patch.</summary>
    public required int WindowFrames { get; init; }

    /// <summary>Length of the vectors.</summary>
    public required int Dimension { get; init; }

    /// <summary>Patches of a lower RMS are not heard.</summary>
    public required double SilenceRms { get; init; }
}

/// <summary>A file of a pack.</summary>
/// <param name="Path">Absolute, directly in the pack's folder.</param>
/// <param name="Sha256">64 hex digits, lower case.</param>
internal sealed record PackFile(string Path, string Sha256);
