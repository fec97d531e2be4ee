using System.Collections.Concurrent;
using System.Security.Cryptography;
using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Tests.Scanning;

/// <summary>
/// A decoder for files of the form "audio|tag": the id is the hash of the audio part, as packets are independent of tags. Counts what it is asked,
/// so that a test sees what a scan costs.
/// </summary>
internal sealed class FakeDecoder : IAudioDecoder
{
    private int _running;

    public ConcurrentBag<string> Decoded { get; } = [];

    public ConcurrentBag<string> Identified { get; } = [];

    public int MostAtOnce { get; private set; }

    /// <summary>Called before a file is decoded; may throw or wait.</summary>
    public Func<string, CancellationToken, Task> BeforeDecode { get; set; } = (_, _) => Task.CompletedTask;

    /// <summary>What a file sounds like.</summary>
    public Func<string, AnalysisStream, byte[]> Samples { get; set; } = (_, _) => new byte[16];

    public string Name => "fake";

    public async Task<DecodedAudio> DecodeAsync(
        string path,
        IReadOnlyList<AnalysisStream> streams,
        Action<AnalysisStream, ArraySegment<byte>> receive,
        CancellationToken cancellationToken)
    {
        lock (Decoded)
        {
            MostAtOnce = Math.Max(MostAtOnce, ++_running);
        }

        try
        {
            Decoded.Add(path);
            await BeforeDecode(path, cancellationToken);
            foreach (var stream in streams)
            {
                receive(stream, Samples(path, stream));
            }

            return new DecodedAudio(Identify(path), 1, null);
        }
        finally
        {
            lock (Decoded)
            {
                _running--;
            }
        }
    }

    public Task<AudioIdentity> IdentifyAsync(string path, CancellationToken cancellationToken)
    {
        Identified.Add(path);
        return Task.FromResult(Identify(path));
    }

    private static AudioIdentity Identify(string path)
    {
        var parts = File.ReadAllText(path).Split('|');
        if (parts.Length != 2)
        {
            throw new PicksException(new UserText("not-audio", [path], $"{path} is not audio."), path);
        }

        var hash = Convert.ToHexStringLower(SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(parts[0])));
        return new AudioIdentity(new SongId(hash), new AudioProperties("fake", 44_100, 2, 256), [new("title", parts[1])]);
    }
}
