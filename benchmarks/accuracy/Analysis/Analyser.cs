using PredictPicks.Abstractions;
using PredictPicks.Selection.Features;
using PredictPicks.Selection.Features.Loudness;
using PredictPicks.Selection.Features.Rhythm;
using PredictPicks.Selection.Features.Tonal;

namespace PredictPicks.Accuracy.Analysis;

/// <summary>Runs the features over raw samples.</summary>
internal static class Analyser
{
    private static readonly IFeature[] Features = [new TonalFeature(), new RhythmFeature(), new LoudnessFeature()];

    private const int BytesASecond = 64_000;

    /// <summary>Everything that the features find in a file of 16 kHz mono float samples, or in its middle.</summary>
    /// <param name="path">The file.</param>
    /// <param name="seconds">How much of the middle; null for all.</param>
    public static SongAnalysis Analyse(string path, int? seconds = null)
    {
        var passes = Features.Select(feature => feature.BeginSong()).ToArray();
        var block = new byte[65536];
        using var stream = File.OpenRead(path);
        var left = Math.Min(stream.Length, (seconds ?? int.MaxValue) * (long)BytesASecond);
        stream.Position = (stream.Length - left) / 8 * 4;
        for (int count; (count = stream.ReadAtLeast(block.AsSpan(0, (int)Math.Min(left, block.Length)), (int)Math.Min(left, block.Length), throwOnEndOfStream: false)) > 0; left -= count)
        {
            foreach (var pass in passes)
            {
                pass.Add(new ArraySegment<byte>(block, 0, count - (count % 4)));
            }
        }

        var id = new SongId(path);
        var song = new SongAnalysis
        {
            Id = id, PacketHash = id, Tags = SongTags.None, Properties = new AudioProperties(null, null, null, null), DurationSeconds = (double)left / BytesASecond,
        };
        foreach (var pass in passes)
        {
            pass.Complete(song);
            pass.Dispose();
        }

        return song;
    }
}
