using PredictPicks.Abstractions;
using PredictPicks.Selection.Audio;

namespace PredictPicks.Selection.Tests.Audio;

/// <summary>Short ways to decode in tests.</summary>
internal static class Decoding
{
    /// <summary>A decoder with the ffmpeg on PATH, or with a program in <paramref name="toolFolder"/>.</summary>
    public static FfmpegDecoder Create(string? toolFolder = null, TimeSpan? patience = null, TimeProvider? clock = null)
    {
        var environment = new FakePluginEnvironment { ToolFolders = toolFolder is null ? [] : [toolFolder] };
        return new FfmpegDecoder(new FfmpegLocator(environment), environment, patience ?? TimeSpan.FromSeconds(60), clock ?? TimeProvider.System);
    }

    /// <summary>All bytes of one stream.</summary>
    public static async Task<(DecodedAudio Audio, byte[] Bytes)> DecodeAsync(this FfmpegDecoder decoder, string path, AnalysisStream stream)
    {
        List<byte> bytes = [];
        var audio = await decoder.DecodeAsync(path, [stream], (_, block) => bytes.AddRange(block), TestContext.Current.CancellationToken);
        return (audio, [.. bytes]);
    }

    /// <summary>The 16 000 Hz float samples.</summary>
    public static async Task<(DecodedAudio Audio, float[] Samples)> DecodeFloatsAsync(this FfmpegDecoder decoder, string path, int rateHz = 16_000)
    {
        var (audio, bytes) = await decoder.DecodeAsync(path, new AnalysisStream(rateHz, SampleFormat.Float32));
        var samples = new float[bytes.Length / sizeof(float)];
        Buffer.BlockCopy(bytes, 0, samples, 0, bytes.Length);
        return (audio, samples);
    }
}
