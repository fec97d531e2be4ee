using System.Globalization;
using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Audio.Ffmpeg;

/// <summary>
/// The child's arguments. Everything comes through its standard output, in this order (FFmpeg finishes its outputs in the order of the arguments):
/// samples in Matroska, the packets' hash, the tags as text. A second descriptor would not exist on Windows.
/// </summary>
internal static class FfmpegArguments
{
    /// <summary>
    /// The oldest FFmpeg that has everything used here: the <c>streamhash</c> muxer came with 4.3.
    /// </summary>
    public static readonly Version OldestVersion = new(4, 3);

    /// <summary>
    /// Larger frames cost less overhead: measured on a 4-minute MP3, 1.31× instead of 1.36× a bare decode. Larger ones than this gain nothing.
    /// </summary>
    private const string JoinFrames = "asetnsamples=n=16384:p=0";

    /// <summary>
    /// The plain mean of the channels. With these levels the mixer gives every channel the weight √½ (FFmpeg's own rule for front left and right), and
    /// rematrix_maxval scales the sum of the weights down to 1. Without it a mix to float is √½·(L+R), 3 dB too loud.
    /// </summary>
    private const string MeanWeights = "rematrix_maxval=1:center_mix_level=0.5:surround_mix_level=1:lfe_mix_level=0.7071067811865476";

    /// <summary>Converts to mono; named as a format so that it also works in FFmpeg 4, whose aresample has another name for its output layout.</summary>
    private const string ToMono = "aformat=channel_layouts=mono";

    /// <summary>The resampler of Chromaprint's fpcalc 1.5.1, so that a fingerprint of this stream equals its, item for item.</summary>
    private const string FingerprintResampler = "filter_size=16:phase_shift=8:linear_interp=1:cutoff=0.8:resampler=swr:";

    private static readonly AnalysisStream Fingerprint = new(11_025, SampleFormat.Int16);

    /// <summary>Decode into <paramref name="streams"/>, hash, and read tags.</summary>
    /// <param name="path">Absolute.</param>
    /// <param name="streams">At least one.</param>
    /// <param name="channelsToMix">Channels of a layout that FFmpeg's mixer does not know, or null.</param>
    public static List<string> Decode(string path, IReadOnlyList<AnalysisStream> streams, int? channelsToMix)
    {
        List<string> arguments = [.. Input(path), "-filter_complex", FilterGraph(streams, channelsToMix)];
        for (var i = 0; i < streams.Count; i++)
        {
            var codec = streams[i].Format == SampleFormat.Float32 ? "pcm_f32le" : "pcm_s16le";
            arguments.AddRange(["-map", Invariant($"[s{i}]"), Invariant($"-c:a:{i}"), codec]);
        }

        // Without checksums (2 % of the time), and without a write for every packet.
        arguments.AddRange(["-map_metadata", "-1", "-map_chapters", "-1", "-write_crc32", "0", "-flush_packets", "0", "-f", "matroska", "pipe:1"]);
        return [.. arguments, .. HashAndTags()];
    }

    /// <summary>Hash, and read tags.</summary>
    public static List<string> Identify(string path) => [.. Input(path), .. HashAndTags()];

    /// <summary>The prefix makes every name a plain file's, whatever it looks like. Demuxers may open files, never connections.</summary>
    private static string[] Input(string path) =>
        ["-hide_banner", "-nostdin", "-nostats", "-loglevel", "level+verbose", "-protocol_whitelist", "file,pipe", "-i", "file:" + path];

    /// <summary>Ogg keeps its tags with the stream, other containers with the file; where both have a tag, the file's counts.</summary>
    private static string[] HashAndTags() =>
    [
        "-map", "0:a:0", "-c", "copy", "-map_metadata", "-1", "-map_chapters", "-1", "-f", "streamhash", "-hash", "sha256", "pipe:1",
        "-map_metadata:g", "0:g", "-map_metadata:g", "0:s:a:0", "-map_chapters", "-1", "-f", "ffmetadata", "pipe:1",
    ];

    private static string FilterGraph(IReadOnlyList<AnalysisStream> streams, int? channelsToMix)
    {
        var head = "[0:a:0]" + JoinFrames + (channelsToMix is { } channels ? "," + MeanByNumber(channels) : string.Empty);
        if (streams.Count == 1)
        {
            return head + "," + Branch(streams[0]) + "[s0]";
        }

        var inputs = string.Concat(streams.Select((_, i) => Invariant($"[i{i}]")));
        var branches = streams.Select((stream, i) => Invariant($";[i{i}]{Branch(stream)}[s{i}]"));
        return Invariant($"{head},asplit={streams.Count}{inputs}") + string.Concat(branches);
    }

    private static string Branch(AnalysisStream stream)
    {
        var format = stream.Format == SampleFormat.Float32 ? "flt" : "s16";
        var resampler = stream == Fingerprint ? FingerprintResampler : string.Empty;
        return Invariant($"aresample={stream.SampleRateHz}:{resampler}osf={format}:{MeanWeights},{ToMono}");
    }

    private static string MeanByNumber(int channels)
    {
        var weight = (1.0 / channels).ToString("R", CultureInfo.InvariantCulture);
        return "pan=mono|c0=" + string.Join('+', Enumerable.Range(0, channels).Select(channel => Invariant($"{weight}*c{channel}")));
    }

    private static string Invariant(FormattableString text) => FormattableString.Invariant(text);
}
