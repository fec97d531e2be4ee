using System.ComponentModel;
using System.Composition;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Audio.Ffmpeg;

namespace PredictPicks.Selection.Audio;

/// <summary>
/// Decodes by one <c>ffmpeg</c> child a file, which yields samples, packet hash, properties and tags at once. A broken file can only crash the child.
/// </summary>
/// <remarks>
/// The mean is exact for every layout of up to 8 channels and for any layout whose channel count FFmpeg tells (up to 64). When sample rate or layout
/// change in mid-stream (chained files), FFmpeg sets its filters up anew and drops up to 0.4 s at each change.
/// </remarks>
[Export(typeof(IAudioDecoder))]
[Shared]
internal sealed class FfmpegDecoder : IAudioDecoder
{
    /// <summary>A disk that has spun down needs up to 15 s; a child that is silent for so long hangs.</summary>
    private static readonly TimeSpan DefaultPatience = TimeSpan.FromSeconds(60);

    /// <summary>Identification gives nothing before its end; slower than this, the disk or the child hangs.</summary>
    private const double SlowestBytesPerSecond = 1_000_000;

    /// <summary>A decoded length that is shorter than announced by more than this, and by more than <see cref="ShortByShare"/>, is a cut-off file.</summary>
    private const double ShortBySeconds = 1;

    /// <summary>Encoder delay, padding and rounding stay below this.</summary>
    private const double ShortByShare = 0.01;

    private readonly FfmpegLocator _locator;
    private readonly IPluginEnvironment _environment;
    private readonly TimeSpan _patience;
    private readonly TimeProvider _clock;

    /// <summary>A decoder that uses the ffmpeg that <paramref name="locator"/> finds.</summary>
    [ImportingConstructor]
    public FfmpegDecoder(FfmpegLocator locator, IPluginEnvironment environment)
        : this(locator, environment, DefaultPatience, TimeProvider.System)
    {
    }

    internal FfmpegDecoder(FfmpegLocator locator, IPluginEnvironment environment, TimeSpan patience, TimeProvider clock)
    {
        _locator = locator;
        _environment = environment;
        _patience = patience;
        _clock = clock;
    }

    /// <inheritdoc/>
    public string Name => "ffmpeg";

    /// <inheritdoc/>
    public async Task<DecodedAudio> DecodeAsync(
        string path,
        IReadOnlyList<AnalysisStream> streams,
        Action<AnalysisStream, ArraySegment<byte>> receive,
        CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(streams);
        ArgumentNullException.ThrowIfNull(receive);
        ArgumentOutOfRangeException.ThrowIfZero(streams.Count, nameof(streams));
        AudioFile.Check(path);

        // Off the caller's thread, which starting a process would block.
        return await Task.Run(() => DecodeCheckedAsync(path, streams, receive, cancellationToken), cancellationToken);
    }

    /// <inheritdoc/>
    public async Task<AudioIdentity> IdentifyAsync(string path, CancellationToken cancellationToken)
    {
        var length = AudioFile.Check(path);
        var patience = _patience + TimeSpan.FromSeconds(length / SlowestBytesPerSecond);
        var output = new FfmpegOutput([], static (_, _) => { });
        var run = await Task.Run(
            () => RunAsync(path, FfmpegArguments.Identify(path), output, patience, _ => true, cancellationToken),
            cancellationToken);
        return Identity(path, run, run.Log.DurationSeconds);
    }

    private async Task<DecodedAudio> DecodeCheckedAsync(
        string path,
        IReadOnlyList<AnalysisStream> streams,
        Action<AnalysisStream, ArraySegment<byte>> receive,
        CancellationToken cancellationToken)
    {
        int? channelsToMix = null;
        var run = await RunDecodeAsync(
            log => (channelsToMix = ChannelsToMix(log)) is null);
        if (channelsToMix is not null)
        {
            run = await RunDecodeAsync(_ => true);
        }

        var seconds = run.Output.SampleCounts.Select((count, i) => count / (double)streams[i].SampleRateHz).Max();
        if (seconds == 0)
        {
            throw FfmpegFailure.OfRun(path, run);
        }

        if (run.Output.Hash is null && run.Nonsense is null && !FfmpegFailure.HasCrashed(run))
        {
            // Damage that pretends another channel layout can make FFmpeg give up in mid-stream, before it tells the hash.
            var identity = await IdentifyAsync(path, cancellationToken);
            return new DecodedAudio(identity, seconds, AudioTexts.Word("audio-damaged", AudioTexts.FileName(path)));
        }

        return new DecodedAudio(Identity(path, run, seconds), seconds, Warning(path, run.Log, seconds));

        Task<FfmpegRun> RunDecodeAsync(Func<FfmpegLog, bool> goOn) => RunAsync(
            path,
            FfmpegArguments.Decode(path, streams, channelsToMix),
            new FfmpegOutput(streams, receive),
            _patience,
            goOn,
            cancellationToken);
    }

    /// <summary>Channels of a layout for which FFmpeg's mixer gives no mean, so that a second child has to be told how to mix; else null.</summary>
    private static int? ChannelsToMix(FfmpegLog log) =>
        log.Audio is { Layout: { } layout, Channels: { } channels } && !ChannelLayouts.IsMixable(layout) ? channels : null;

    private async Task<FfmpegRun> RunAsync(
        string path,
        List<string> arguments,
        FfmpegOutput output,
        TimeSpan patience,
        Func<FfmpegLog, bool> goOn,
        CancellationToken cancellationToken)
    {
        PicksException? refused = null;
        FfmpegRun run;
        var program = _locator.Find();
        try
        {
            run = await FfmpegRun.ExecuteAsync(program.Path, arguments, output, patience, _clock, Accept, cancellationToken);
        }
        catch (TimeoutException exception)
        {
            throw AudioTexts.AboutFile("ffmpeg-hung", path, exception, (int)Math.Ceiling(patience.TotalSeconds));
        }
        catch (Win32Exception exception)
        {
            throw new PicksException(AudioTexts.Word("ffmpeg-unusable", program.Path, exception.Message), path, exception);
        }

        if (run.Log.Complaints.Count > 0)
        {
            _environment.Log.Write(LogSeverity.Debug, $"ffmpeg about '{path}': {string.Join(" | ", run.Log.Complaints)}");
        }

        return refused is null ? run : throw refused;

        bool Accept(FfmpegLog log) => (refused = FfmpegFailure.OfInput(path, log)) is null && goOn(log);
    }

    private static UserText? Warning(string path, FfmpegLog log, double seconds)
    {
        var name = AudioTexts.FileName(path);
        if (log.DurationSeconds is { } announced && announced - seconds > Math.Max(ShortBySeconds, announced * ShortByShare))
        {
            return AudioTexts.Word("audio-truncated", name, seconds, announced);
        }

        return log.IsDamaged ? AudioTexts.Word("audio-damaged", name) : null;
    }

    private static AudioIdentity Identity(string path, FfmpegRun run, double? seconds)
    {
        if (run.Output.Hash is not { } hash || run.Nonsense is not null)
        {
            throw FfmpegFailure.OfRun(path, run);
        }

        return new AudioIdentity(new SongId(hash), Properties(run, seconds), run.Output.Tags);
    }

    private static AudioProperties Properties(FfmpegRun run, double? seconds)
    {
        if (run.Log.Audio is not { } audio || run.Output.HasForgedTags)
        {
            return new AudioProperties(null, null, null, null);
        }

        var average = seconds is { } length && run.Log.PacketBytes is { } bytes ? (int)Math.Round(bytes * 8 / length / 1000) : 0;
        return new AudioProperties(
            audio.Codec,
            audio.SampleRateHz,
            audio.Channels,
            average > 0 ? average : audio.BitrateKbps ?? run.Log.ContainerBitrateKbps);
    }
}
