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

    /// <summary>Everything that the features find in a file of 16 kHz mono float samples.</summary>
    public static SongAnalysis Analyse(string path)
    {
        var passes = Features.Select(feature => feature.BeginSong()).ToArray();
        var block = new byte[65536];
        using var stream = File.OpenRead(path);
        for (int count; (count = stream.ReadAtLeast(block, block.Length, throwOnEndOfStream: false)) > 0;)
        {
            foreach (var pass in passes)
            {
                pass.Add(new ArraySegment<byte>(block, 0, count - (count % 4)));
            }
        }

        var id = new SongId(path);
        var song = new SongAnalysis
        {
            Id = id, PacketHash = id, Tags = SongTags.None, Properties = new AudioProperties(null, null, null, null), DurationSeconds = stream.Length / 64000.0,
        };
        foreach (var pass in passes)
        {
            pass.Complete(song);
            pass.Dispose();
        }

        return song;
    }
}
