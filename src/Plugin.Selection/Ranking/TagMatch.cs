using System.Runtime.InteropServices;

namespace PredictPicks.Selection.Ranking;

/// <summary>What a song's tags have in common with the picks' tags. All zero when it has no tags.</summary>
/// <param name="ArtistPicks">Picks that share an artist with it.</param>
/// <param name="AlbumArtistPicks">Further picks that share its album's artist.</param>
/// <param name="AlbumPicks">Picks on the same album.</param>
/// <param name="FirstAlbumPick">One of these.</param>
/// <param name="GenreOverlap">Largest Jaccard index of its genres and a pick's, 0 to 1.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TagMatch(int ArtistPicks, int AlbumArtistPicks, int AlbumPicks, int FirstAlbumPick, double GenreOverlap);
