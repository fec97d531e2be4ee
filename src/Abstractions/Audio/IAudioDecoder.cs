namespace PredictPicks.Abstractions;

/// <summary>Sample formats of analysis streams, little-endian.</summary>
public enum SampleFormat
{
    /// <summary>IEEE float, 4 bytes, full scale ±1.</summary>
    Float32,

    /// <summary>Signed integer, 2 bytes.</summary>
    Int16,
}

/// <summary>A mono PCM stream that a feature or a model works on. Mono is the mean of the channels.</summary>
/// <param name="SampleRateHz">Samples a second.</param>
/// <param name="Format">How a sample is written.</param>
public sealed record AnalysisStream(int SampleRateHz, SampleFormat Format)
{
    /// <summary>16 000 Hz float: embedding, tempo, key, loudness.</summary>
    public static AnalysisStream Mono16KFloat { get; } = new(16_000, SampleFormat.Float32);

    /// <summary>Bytes of one sample.</summary>
    public int BytesPerSample => Format == SampleFormat.Float32 ? 4 : 2;
}

/// <summary>A MEF part: decodes audio files. Implementations are thread-safe: several files are decoded at once.</summary>
public interface IAudioDecoder
{
    /// <summary>Stable name, such as <c>ffmpeg</c>.</summary>
    string Name { get; }

    /// <summary>
    /// Opens the file once and decodes the whole of it into all <paramref name="streams"/>, block by block, in time order within a stream.
    /// Memory does not grow with the file's length.
    /// </summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="streams">What is wanted; at least one.</param>
    /// <param name="receive">Called on one thread with the stream and whole samples; the block is valid during the call only. If it throws, decoding stops and the exception comes through.</param>
    /// <param name="cancellationToken">Ends the decoder, its children included, at once.</param>
    /// <exception cref="PicksException">The file cannot be decoded; the text says why, and the file is its subject.</exception>
    Task<DecodedAudio> DecodeAsync(
        string path,
        IReadOnlyList<AnalysisStream> streams,
        Action<AnalysisStream, ArraySegment<byte>> receive,
        CancellationToken cancellationToken);

    /// <summary>Reads the song's id and tags without decoding: a fraction of a decode's cost.</summary>
    /// <exception cref="PicksException">The file holds no audio that can be read.</exception>
    Task<AudioIdentity> IdentifyAsync(string path, CancellationToken cancellationToken);
}

/// <summary>What one pass over a file's packets tells.</summary>
/// <param name="Id">SHA-256 of the first audio stream's packets as demuxed.</param>
/// <param name="Properties">Of that stream.</param>
/// <param name="ContainerTags">Tags as the container has them, keys in lower case; a key may come several times.</param>
public sealed record AudioIdentity(SongId Id, AudioProperties Properties, IReadOnlyList<KeyValuePair<string, string>> ContainerTags);

/// <summary>What a full decode tells beside the samples.</summary>
/// <param name="Identity">Id, properties and tags.</param>
/// <param name="DurationSeconds">Decoded length; 0 when nothing was decoded.</param>
/// <param name="Warning">What was wrong with a file that could be decoded in part, or null.</param>
public sealed record DecodedAudio(AudioIdentity Identity, double DurationSeconds, UserText? Warning);

/// <summary>Technical facts of an audio stream; null where the container does not say.</summary>
/// <param name="Codec">Short name, such as <c>mp3</c>.</param>
/// <param name="SampleRateHz">Of the source.</param>
/// <param name="Channels">Of the source.</param>
/// <param name="BitrateKbps">Average, kbit/s.</param>
public sealed record AudioProperties(string? Codec, int? SampleRateHz, int? Channels, int? BitrateKbps);

/// <summary>
/// A MEF part: reads tags in-process. Several readers may be present; the one of the highest <see cref="Precedence"/> decides,
/// the others fill its gaps. Thread-safe.
/// </summary>
public interface ITagReader
{
    /// <summary>Stable name, such as <c>taglib</c>.</summary>
    string Name { get; }

    /// <summary>Higher decides over lower.</summary>
    int Precedence { get; }

    /// <summary>The tags of a file; <see cref="SongTags.None"/> when there are none or they cannot be read. Throws nothing but what a defect throws.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="identity">What the decoder found in the same run.</param>
    SongTags Read(string path, AudioIdentity identity);
}
