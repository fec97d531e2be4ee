using System.Composition;
using System.Runtime.InteropServices;
using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Features.Fingerprint;

/// <summary>
/// The song's Chromaprint: what tells the same recording in another file. Missing when the song is too short for an item, silent throughout
/// or one unchanging sound: all such songs have the same items, which would tell nothing.
/// </summary>
[Export(typeof(IFeature))]
[Shared]
internal sealed class FingerprintFeature : IFeature
{
    public const string FeatureName = "fingerprint";

    /// <inheritdoc/>
    public string Name => FeatureName;

    /// <inheritdoc/>
    public string Version => "chromaprint-2/1";

    /// <inheritdoc/>
    public AnalysisStream Stream { get; } = new(Chromaprint.SampleRateHz, SampleFormat.Int16);

    /// <inheritdoc/>
    public IFeaturePass BeginSong() => new Pass(Name);

    private static UserText? WhyMissing(ReadOnlySpan<uint> items) => items switch
    {
        [] => FingerprintTexts.Word("fingerprint-too-short", Chromaprint.MinSeconds),
        _ when !items.ContainsAnyExcept(Chromaprint.SilenceItem) => FingerprintTexts.Word("fingerprint-silent"),
        [var first, _, ..] when !items.ContainsAnyExcept(first) => FingerprintTexts.Word("fingerprint-unchanging"),
        _ => null,
    };

    private sealed class Pass(string feature) : IFeaturePass
    {
        private readonly Chromaprint _chromaprint = new();

        public void Add(ArraySegment<byte> samples) => _chromaprint.Add(MemoryMarshal.Cast<byte, short>(samples));

        public void Complete(SongAnalysis song)
        {
            ArgumentNullException.ThrowIfNull(song);
            var items = _chromaprint.Items;
            if (WhyMissing(items) is { } reason)
            {
                song.Missing.Add(new MissingFeature(feature, reason));
            }
            else
            {
                song.Fingerprint = items.ToArray();
            }
        }

        public void Dispose()
        {
            // Holds managed buffers only.
        }
    }
}
