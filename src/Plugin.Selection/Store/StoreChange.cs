using PredictPicks.Abstractions;
using PredictPicks.Selection.Features;

namespace PredictPicks.Selection.Store;

/// <summary>A file as it lies on disk: what tells whether it has changed.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="SizeBytes">Its length.</param>
/// <param name="ModifiedUtcTicks">Time of last modification, in ticks of 100 ns since year 1, UTC.</param>
internal readonly record struct FileStamp(string Path, long SizeBytes, long ModifiedUtcTicks)
{
    /// <summary>Whether nothing was written into the file since it had this size and time.</summary>
    public bool IsUnchanged(long sizeBytes, long modifiedUtcTicks) => SizeBytes == sizeBytes && ModifiedUtcTicks == modifiedUtcTicks;
}

/// <summary>A file as the store knows it.</summary>
internal readonly record struct StoredFile(SongId SongId, SongId PacketHash, long SizeBytes, long ModifiedUtcTicks);

/// <summary>A failure as the store knows it.</summary>
internal sealed record StoredFailure(long SizeBytes, long ModifiedUtcTicks, UserText Reason);

/// <summary>Something that a scan found out about one file. A batch of them is written in one transaction.</summary>
internal abstract record StoreChange(FileStamp File);

/// <summary>The file was decoded.</summary>
internal sealed record SongAnalysed(FileStamp File, SongAnalysis Song) : StoreChange(File);

/// <summary>The file is another copy, or a moved or re-tagged version, of a song that is known.</summary>
internal sealed record SongRecognised(FileStamp File, SongId SongId, SongId PacketHash, SongTags Tags) : StoreChange(File);

/// <summary>The file could not be analysed.</summary>
internal sealed record SongFailed(FileStamp File, UserText Reason) : StoreChange(File);
