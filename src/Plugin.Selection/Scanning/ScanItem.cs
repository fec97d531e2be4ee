using PredictPicks.Abstractions;
using PredictPicks.Selection.Features;
using PredictPicks.Selection.Store;

namespace PredictPicks.Selection.Scanning;

/// <summary>One file that a scan has to look at.</summary>
/// <param name="Song">As the host gave it; its path is not null.</param>
/// <param name="File">The file as it lies on disk.</param>
/// <param name="Features">What has to be computed if the song turns out to be unknown or changed.</param>
/// <param name="IdentifyFirst">Whether its packet hash may show that the song is known already, which costs a fraction of a decode.</param>
internal sealed record ScanItem(Song Song, FileStamp File, IReadOnlyList<IFeature> Features, bool IdentifyFirst);
