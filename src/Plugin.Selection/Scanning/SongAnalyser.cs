using PredictPicks.Abstractions;
using PredictPicks.Selection.Audio.Tags;
using PredictPicks.Selection.Features;

namespace PredictPicks.Selection.Scanning;

/// <summary>Opens a file once and computes the features asked for, all in the same decode.</summary>
internal sealed class SongAnalyser(IAudioDecoder decoder, TagMerger tags, IPluginLog log)
{
    /// <summary>Decodes the whole file through every feature.</summary>
    /// <exception cref="PicksException">The file cannot be decoded.</exception>
    public async Task<SongAnalysis> AnalyseAsync(Song song, IReadOnlyList<IFeature> features, CancellationToken cancellationToken)
    {
        var path = song.Path!;
        var passes = new List<GuardedPass>(features.Count);
        try
        {
            passes.AddRange(features.Select(feature => new GuardedPass(feature, path, log)));
            var streams = features.Select(feature => feature.Stream).Distinct().ToArray();
            var decoded = await decoder.DecodeAsync(path, streams, Receive, cancellationToken);
            var analysis = Describe(song, decoded);
            passes.ForEach(pass => pass.Complete(analysis));
            return analysis;
        }
        finally
        {
            passes.ForEach(pass => pass.Dispose());
        }

        void Receive(AnalysisStream stream, ArraySegment<byte> samples)
        {
            foreach (var pass in passes)
            {
                if (pass.Stream == stream)
                {
                    pass.Add(samples);
                }
            }
        }
    }

    /// <summary>Id, packets and tags of a file, without decoding it.</summary>
    /// <exception cref="PicksException">The file holds no audio that can be read.</exception>
    public async Task<(SongId PacketHash, SongTags Tags)> IdentifyAsync(Song song, CancellationToken cancellationToken)
    {
        var identity = await decoder.IdentifyAsync(song.Path!, cancellationToken);
        return (identity.Id, song.Tags.FillGapsFrom(tags.Read(song.Path!, identity)));
    }

    private SongAnalysis Describe(Song song, DecodedAudio decoded)
    {
        if (decoded.Warning is { } warning)
        {
            log.Write(LogSeverity.Warning, $"{song.Path}: {warning}");
        }

        return new SongAnalysis
        {
            Id = song.Id ?? decoded.Identity.Id,
            PacketHash = decoded.Identity.Id,
            Tags = song.Tags.FillGapsFrom(tags.Read(song.Path!, decoded.Identity, decoded.DurationSeconds)),
            Properties = decoded.Identity.Properties,
            DurationSeconds = decoded.DurationSeconds,
        };
    }
}
