using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Store;

/// <summary>What ranking needs to know about a song beside its vector. Missing values are null.</summary>
/// <param name="Id">The song.</param>
/// <param name="Tags">Its tags, with the measured duration and bit rate; texts and lists that many songs share are one object.</param>
/// <param name="Path">A file that the library lists, else the file that was seen last, or null when other contents have taken the place of all its files.</param>
/// <param name="IsListed">Whether the library lists one of its files.</param>
/// <param name="Sound">What it sounds like.</param>
internal sealed record RankingSong(SongId Id, SongTags Tags, string? Path, bool IsListed, SongSound Sound);
