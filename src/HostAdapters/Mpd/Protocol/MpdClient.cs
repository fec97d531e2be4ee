using PredictPicks.Abstractions;

namespace PredictPicks.HostAdapters.Mpd.Protocol;

/// <summary>Commands for a server, one at a time, over a connection that is made when it is needed: MPD closes one that is quiet for a minute.</summary>
internal sealed class MpdClient(MpdAddress address, TimeSpan patience) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1);
    private MpdConnection? _connection;

    public MpdAddress Address => address;

    /// <summary>Sends one command.</summary>
    public Task<IReadOnlyList<MpdPair>> SendAsync(CancellationToken cancellationToken, string command, params string[] arguments)
    {
        var line = MpdCommand.Line(command, arguments);
        return UseAsync(connection => connection.SendAsync(line, cancellationToken), cancellationToken);
    }

    /// <summary>Does something over a connection; does it once more from the start when the connection turns out to be lost. What it does must bear that.</summary>
    public async Task<T> UseAsync<T>(Func<MpdConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            try
            {
                return await AttemptAsync(work, cancellationToken);
            }
            catch (ConnectionLostException lost) when (!lost.IsSilence)
            {
                return await AttemptAsync(work, cancellationToken);
            }
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _connection?.Dispose();
        _turn.Dispose();
    }

    private async Task<T> AttemptAsync<T>(Func<MpdConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        var connection = _connection ??= await MpdConnection.OpenAsync(address, patience, cancellationToken);
        try
        {
            return await work(connection);
        }
        catch (Exception exception) when (exception is not MpdAckException)
        {
            // Half a reply may still be on its way.
            connection.Dispose();
            _connection = null;
            throw;
        }
    }
}
