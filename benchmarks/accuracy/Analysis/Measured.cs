using PredictPicks.Accuracy.Songs;
using PredictPicks.Selection.Features;

namespace PredictPicks.Accuracy.Analysis;

/// <summary>A song with what was found in it.</summary>
/// <param name="Song">The song.</param>
/// <param name="Found">By variant's name.</param>
/// <param name="AubioBpm">aubio's tempo of the original, or null where it gives none or was not asked.</param>
internal sealed record Measured(Material Song, IReadOnlyDictionary<string, SongAnalysis> Found, double? AubioBpm)
{
    public SongAnalysis Original => Found[Variant.Original.Name];
}
