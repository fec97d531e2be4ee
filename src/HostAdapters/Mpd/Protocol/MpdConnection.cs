using System.Buffers;
using System.IO.Pipelines;
using System.Net.Sockets;
using System.Text;
using PredictPicks.Abstractions;

namespace PredictPicks.HostAdapters.Mpd.Protocol;

/// <summary>One connection: a command, its reply, the next command. After any failure but a refusal it is of no use any more.</summary>
internal sealed class MpdConnection : IDisposable
{
    /// <summary>Bytes. No path or tag comes near; more is no MPD.</summary>
    private const int MaxReplyLineBytes = 1 << 20;

    private static readonly Version Oldest = new(0, 21);
    private readonly MpdAddress _address;
    private readonly TimeSpan _patience;
    private readonly NetworkStream _stream;
    private readonly PipeReader _reader;

    private MpdConnection(MpdAddress address, TimeSpan patience, Socket socket)
    {
        (_address, _patience) = (address, patience);
        _stream = new NetworkStream(socket, ownsSocket: true);
        _reader = PipeReader.Create(_stream, new StreamPipeReaderOptions(bufferSize: 1 << 16));
    }

    /// <summary>Connects, and says the password if there is one.</summary>
    /// <param name="address">The server.</param>
    /// <param name="patience">How long it may be silent before it counts as dead.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="PicksException">It cannot be reached, is no MPD, is too old, or refuses the password.</exception>
    public static async Task<MpdConnection> OpenAsync(MpdAddress address, TimeSpan patience, CancellationToken cancellationToken)
    {
        MpdConnection connection;
        try
        {
            connection = new MpdConnection(address, patience, await GuardAsync(address, patience, address.ConnectAsync, cancellationToken));
        }
        catch (ConnectionLostException lost)
        {
            throw new PicksException(MpdTexts.Word("server-unreachable", address, lost.InnerException!.Message), null, lost);
        }

        try
        {
            await connection.GreetAsync(cancellationToken);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Sends a command and reads its whole reply.</summary>
    /// <exception cref="MpdAckException">The server refused.</exception>
    /// <exception cref="ConnectionLostException">It is gone or silent.</exception>
    public async Task<IReadOnlyList<MpdPair>> SendAsync(string command, CancellationToken cancellationToken, bool isPatient = false)
    {
        var patience = isPatient ? Timeout.InfiniteTimeSpan : _patience;
        var bytes = Encoding.UTF8.GetBytes(command + "\n");
        List<MpdPair> pairs = [];
        for (var line = await GuardAsync(_address, patience, AskAsync, cancellationToken); line != "OK"; line = await GuardAsync(_address, patience, ReadLineAsync, cancellationToken))
        {
            pairs.Add(line.StartsWith("ACK [", StringComparison.Ordinal) ? throw MpdAckException.Parse(line) : MpdPair.Parse(line) ?? throw NoMpd());
        }

        return pairs;

        async Task<string> AskAsync(CancellationToken token)
        {
            await _stream.WriteAsync(bytes, token);
            return await ReadLineAsync(token);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    private async Task GreetAsync(CancellationToken cancellationToken)
    {
        const string Greeting = "OK MPD ";
        var line = await GuardAsync(_address, _patience, ReadLineAsync, cancellationToken);
        if (!line.StartsWith(Greeting, StringComparison.Ordinal) || !Version.TryParse(line[Greeting.Length..], out var version))
        {
            throw NoMpd();
        }

        if (version < Oldest)
        {
            throw new PicksException(MpdTexts.Word("server-too-old", _address, version, Oldest));
        }

        if (_address.Password is { } password)
        {
            await SendAsync(MpdCommand.Line("password", password), cancellationToken);
        }
    }

    private async Task<string> ReadLineAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            var read = await _reader.ReadAsync(cancellationToken);
            if (read.Buffer.PositionOf((byte)'\n') is { } end)
            {
                var line = Encoding.UTF8.GetString(read.Buffer.Slice(0, end));
                _reader.AdvanceTo(read.Buffer.GetPosition(1, end));
                return line;
            }

            _reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
            if (read.IsCompleted || read.Buffer.Length > MaxReplyLineBytes)
            {
                throw read.IsCompleted ? new EndOfStreamException() : NoMpd();
            }
        }
    }

    private PicksException NoMpd() => new(MpdTexts.Word("not-mpd", _address));

    /// <summary>The one place where a failing connection turns into a sentence.</summary>
    private static async Task<T> GuardAsync<T>(MpdAddress address, TimeSpan patience, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        try
        {
            return await work(limit.Token);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            throw new ConnectionLostException(MpdTexts.Word("server-gone", address), exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ConnectionLostException(MpdTexts.Word("server-silent", address, patience.TotalSeconds), exception, isSilence: true);
        }
    }
}
