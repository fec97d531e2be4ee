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
    private readonly NetworkStream _stream;
    private readonly TimeSpan _patience;
    private readonly byte[] _buffer = new byte[1 << 16];
    private int _start;
    private int _end;

    private MpdConnection(MpdAddress address, Socket socket, TimeSpan patience)
    {
        _address = address;
        _stream = new NetworkStream(socket, ownsSocket: true);
        _patience = patience;
    }

    /// <summary>Connects, and says the password if there is one.</summary>
    /// <param name="address">The server.</param>
    /// <param name="patience">How long it may be silent before it counts as dead.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="PicksException">It cannot be reached, is no MPD, is too old, or refuses the password.</exception>
    public static async Task<MpdConnection> OpenAsync(MpdAddress address, TimeSpan patience, CancellationToken cancellationToken)
    {
        MpdConnection connection;
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(patience);
        try
        {
            connection = new MpdConnection(address, await address.ConnectAsync(limit.Token), patience);
        }
        catch (Exception exception) when (exception is SocketException or OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            throw new PicksException(MpdTexts.Word("server-unreachable", address, exception.Message), null, exception);
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
        await WriteAsync(command + "\n", cancellationToken);
        List<MpdPair> pairs = [];
        while (true)
        {
            var line = await ReadLineAsync(isPatient, cancellationToken);
            if (line == "OK")
            {
                return pairs;
            }

            if (line.StartsWith("ACK [", StringComparison.Ordinal))
            {
                throw MpdAckException.Parse(line);
            }

            pairs.Add(MpdPair.Parse(line) ?? throw new PicksException(MpdTexts.Word("not-mpd", _address)));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _stream.Dispose();

    private async Task GreetAsync(CancellationToken cancellationToken)
    {
        const string Greeting = "OK MPD ";
        var line = await ReadLineAsync(isPatient: false, cancellationToken);
        if (!line.StartsWith(Greeting, StringComparison.Ordinal) || !Version.TryParse(line[Greeting.Length..], out var version))
        {
            throw new PicksException(MpdTexts.Word("not-mpd", _address));
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

    private async Task WriteAsync(string text, CancellationToken cancellationToken)
    {
        try
        {
            await _stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
        }
        catch (IOException exception)
        {
            throw new ConnectionLostException(MpdTexts.Word("server-gone", _address), exception);
        }
    }

    private async Task<string> ReadLineAsync(bool isPatient, CancellationToken cancellationToken)
    {
        using var line = new MemoryStream();
        while (true)
        {
            var available = _buffer.AsSpan(_start, _end - _start);
            var length = available.IndexOf((byte)'\n');
            line.Write(length < 0 ? available : available[..length]);
            if (length >= 0)
            {
                _start += length + 1;
                return Encoding.UTF8.GetString(line.GetBuffer(), 0, (int)line.Length);
            }

            if (line.Length > MaxReplyLineBytes)
            {
                throw new PicksException(MpdTexts.Word("not-mpd", _address));
            }

            await FillAsync(isPatient, cancellationToken);
        }
    }

    private async Task FillAsync(bool isPatient, CancellationToken cancellationToken)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        if (!isPatient)
        {
            limit.CancelAfter(_patience);
        }

        try
        {
            (_start, _end) = (0, await _stream.ReadAsync(_buffer, limit.Token));
        }
        catch (IOException exception)
        {
            throw new ConnectionLostException(MpdTexts.Word("server-gone", _address), exception);
        }
        catch (OperationCanceledException exception) when (!cancellationToken.IsCancellationRequested)
        {
            throw new ConnectionLostException(MpdTexts.Word("server-silent", _address, _patience.TotalSeconds), exception, isSilence: true);
        }

        if (_end == 0)
        {
            throw new ConnectionLostException(MpdTexts.Word("server-gone", _address), null);
        }
    }
}

/// <summary>The server went away in the middle, or fell silent.</summary>
internal sealed class ConnectionLostException(UserText text, Exception? inner, bool isSilence = false) : PicksException(text, null, inner)
{
    /// <summary>Whether it only fell silent: asking again would double the wait.</summary>
    public bool IsSilence => isSilence;
}
