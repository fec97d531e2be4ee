using System.Text.Json;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Features;
using PredictPicks.Selection.Store;

namespace PredictPicks.Selection.Tests.Store.Support;

/// <summary>Songs and files whose particulars do not matter.</summary>
internal static class Some
{
    public const string Model = "msd-musicnn";
    public const string ModelVersion = "1";

    public static FileStamp File(string path, long size = 5_000_000, long modified = 638_000_000_000_000_000) => new(path, size, modified);

    public static SongAnalysis Analysis(
        string id, SongTags? tags = null, float[]? vector = null, string modelVersion = ModelVersion,
        string? packetHash = null, string modelId = Model)
    {
        var analysis = new SongAnalysis
        {
            Id = new SongId(id),
            PacketHash = new SongId(packetHash ?? id),
            Tags = tags ?? new SongTags { Title = $"Title of {id}" },
            Properties = new AudioProperties("mp3", 44_100, 2, 192),
            DurationSeconds = 201.5,
            RmsMean = 0.125,
            Embedding = vector ?? [1, 2, 3],
            EmbeddingModel = new ModelReference(modelId, modelVersion, vector?.Length ?? 3),
        };
        analysis.FeatureVersions["embedding"] = $"{modelId}-{modelVersion}";
        return analysis;
    }

    public static SongAnalysed Analysed(string path, string id, SongTags? tags = null, float[]? vector = null) =>
        new(File(path), Analysis(id, tags, vector));

    public static SongRecognised Recognised(string path, string id, SongTags? tags = null, string? packetHash = null) =>
        new(File(path), new SongId(id), new SongId(packetHash ?? id), tags ?? SongTags.None);

    public static SongFailed Failed(string path, long size = 7, params object[] arguments) =>
        new(File(path, size), new UserText("no-audio", arguments, $"There is no audio in {path}."));

    /// <summary>Every field, lists included: records compare those by reference.</summary>
    public static string Describe(SongTags tags) => JsonSerializer.Serialize(tags);

    public static SongId[] Ids(params string[] ids) => [.. ids.Select(id => new SongId(id))];
}
