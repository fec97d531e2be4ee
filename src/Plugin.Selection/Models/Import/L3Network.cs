using PredictPicks.Selection.Features.Spectrum;

namespace PredictPicks.Selection.Models.Import;

/// <summary>
/// A sound network of the "Look, Listen and Learn" family, whose weights come as a Keras file: batch normalisation of the map, then
/// convolutions of 3 × 3, each with its normalisation and ReLU, a halving after every second one but the last two, and the maximum over the
/// whole map.
/// </summary>
internal sealed record L3Network
{
    private const int SampleRateHz = 48_000;

    /// <summary>Added to variances in batch normalisation: Keras' default, which both networks were trained with.</summary>
    public const double VarianceFloor = 1e-3;

    /// <summary>Rows and columns of every kernel.</summary>
    public const int Kernel = 3;

    /// <summary>
    /// OpenL3 0.4 (J. Cramer, H.-H. Wu, J. Salamon, J. P. Bello, "Look, Listen and Learn More", ICASSP 2019): the music model of 256 mel bands
    /// with its drop-in front end of librosa.
    /// </summary>
    public static L3Network OpenL3 { get; } = new()
    {
        Id = "openl3",
        Name = "OpenL3 (music, mel256, 512)",
        Version = "0.4.0",
        Licence = "CC-BY-4.0",
        Attribution = "OpenL3 by J. Cramer, H.-H. Wu, J. Salamon and J. P. Bello, CC BY 4.0, github.com/marl/openl3; converted to ONNX",
        FileName = "openl3_audio_mel256_music-v0_4_0.h5.gz",
        Filters = [64, 64, 128, 128, 256, 256, 512, 512],
        FrontEnd = new MelParameters(SampleRateHz, 2048, 242, 256, 0, SampleRateHz / 2)
        {
            Power = 1,
            Compression = MelCompression.Decibels,
            IsRelativeToPatch = true,
            RangeDb = 80,
        },
    };

    /// <summary>EdgeL3 (S. Kumari, D. Roy, M. Cartwright, J. P. Bello, A. Arora, IPDPSW 2019), sparse edge approximation of 64 values, trained
    /// on urban sounds; with the front end that it was trained with.</summary>
    public static L3Network EdgeL3 { get; } = new()
    {
        Id = "edgel3",
        Name = "EdgeL3 (SEA, 64)",
        Version = "1",
        Licence = "MIT",
        Attribution = "EdgeL3 by S. Kumari, D. Roy, M. Cartwright, J. P. Bello and A. Arora, MIT, github.com/ksangeeta2429/edgel3; converted to ONNX",
        FileName = "edgel3_sea_ust_audio_emb_64.h5.gz",
        Filters = [32, 32, 64, 64, 128, 128, 64, 64],
        EndsWithNormalisation = true,
        FrontEnd = new MelParameters(8000, 1024, 160, 64, 0, 4000)
        {
            Padding = FramePadding.Same,
            BandPower = 0.5,
            Scale = MelScaleKind.Htk,
            Compression = MelCompression.Decibels,
            IsRelativeToPatch = true,
            RangeDb = 80,
        },
    };

    /// <summary>All that can be imported.</summary>
    public static IReadOnlyList<L3Network> All { get; } = [EdgeL3, OpenL3];

    /// <summary>Id of the pack that it becomes.</summary>
    public required string Id { get; init; }

    public required string Name { get; init; }

    public required string Version { get; init; }

    /// <summary>SPDX name.</summary>
    public required string Licence { get; init; }

    /// <summary>Whom its licence wants named.</summary>
    public required string Attribution { get; init; }

    /// <summary>Name of the file as it is published.</summary>
    public required string FileName { get; init; }

    /// <summary>Filters of each convolution; the last one gives the vector.</summary>
    public required IReadOnlyList<int> Filters { get; init; }

    /// <summary>Whether the last convolution has normalisation and ReLU too.</summary>
    public bool EndsWithNormalisation { get; init; }

    public required MelParameters FrontEnd { get; init; }

    /// <summary>Samples of a window: a second.</summary>
    public int WindowSamples => FrontEnd.SampleRateHz;

    /// <summary>Columns of the map.</summary>
    public int Frames => FrontEnd.CountFrames(WindowSamples);

    /// <summary>Length of the vector.</summary>
    public int Dimension => Filters[^1];

    /// <summary>Whether the map is halved after a convolution, counted from 0.</summary>
    public static bool IsHalvedAfter(int convolution) => convolution is 1 or 3 or 5;

    /// <summary>Whether a convolution is followed by normalisation and ReLU.</summary>
    public bool IsNormalisedAfter(int convolution) => convolution < Filters.Count - 1 || EndsWithNormalisation;
}
