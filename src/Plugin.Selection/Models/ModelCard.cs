using PredictPicks.Selection.Features.Embedding;
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

    /// <summary>Whom to name, where the licence asks for it.</summary>
    public string? Attribution { get; init; }

    /// <summary>Folder of the pack, absolute.</summary>
    public required string Folder { get; init; }

    public required PackFile Weights { get; init; }

    /// <summary>The statistics that vectors are centred by; null where the pack brings none.</summary>
    public required PackFile? Standardisation { get; init; }

    /// <summary>Whether the statistics are to be fitted to the user's own library; until they are, vectors are not centred.</summary>
    public bool IsFittedToLibrary { get; init; }

    /// <summary>Name of the graph's input: patches, and their axes in the order of <see cref="Order"/>.</summary>
    public required string Input { get; init; }

    /// <summary>Name of the graph's output, [patches, dimension].</summary>
    public required string Output { get; init; }

    public required int SampleRateHz { get; init; }

    /// <summary>What makes frames of samples; null for a network that takes the samples.</summary>
    public required MelParameters? FrontEnd { get; init; }

    /// <summary>Frames of a patch; its samples where there is no front end.</summary>
    public required int WindowFrames { get; init; }

    /// <summary>The windows that the song is cut into before the front end; null where its frames are cut.</summary>
    public required WindowLayout? Windows { get; init; }

    public required PatchOrder Order { get; init; }

    /// <summary>Length of the vectors.</summary>
    public required int Dimension { get; init; }

    /// <summary>Patches of a lower RMS are not heard.</summary>
    public required double SilenceRms { get; init; }

    /// <summary>What the network listens to.</summary>
    public PatchLayout CreateLayout() =>
        new(FrontEnd is null ? null : new MelSpectrogram(FrontEnd), WindowFrames, Dimension, SilenceRms)
        {
            SampleRateHz = SampleRateHz,
            Windows = Windows,
            Order = Order,
        };
}

/// <summary>A file of a pack.</summary>
/// <param name="Path">Absolute, directly in the pack's folder.</param>
/// <param name="Sha256">64 hex digits, lower case.</param>
internal sealed record PackFile(string Path, string Sha256);
