using PredictPicks.Abstractions;
using PredictPicks.HostAdapters.Mpd.Protocol;

namespace PredictPicks.HostAdapters.Mpd;

/// <summary>Listens to the channel of messages that is named like the command: <c>mpc sendmessage predict-picks go</c>, or <c>cancel</c>.</summary>
internal sealed class MpdTrigger(MpdAddress address, TimeSpan patience, IHostNotifications notifications) : IDisposable
{
    /// <summary>Between attempts to reach a server that went away.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly Queue<string> _messages = new();
    private MpdConnection? _connection;
    private bool _hasListened;

    /// <inheritdoc cref="ICommandTrigger.WaitAsync"/>
    public async Task<TriggerRequest> WaitAsync(string channel, CancellationToken cancellationToken)
    {
        while (_messages.Count == 0)
        {
            try
            {
                await ReadAsync(channel, cancellationToken);
            }
            catch (PicksException lost) when (_hasListened)
            {
                if (_connection is not null)
                {
                    notifications.Warn(lost.Text);
                }

                _connection?.Dispose();
                _connection = null;
                await Task.Delay(Pause, cancellationToken);
            }
        }

        return _messages.Dequeue().Trim().Equals("cancel", StringComparison.OrdinalIgnoreCase) ? TriggerRequest.Cancel : TriggerRequest.Run;
    }

    /// <summary>Waits until messages come.</summary>
    private async Task ReadAsync(string channel, CancellationToken cancellationToken)
    {
        _connection ??= await SubscribeAsync(channel, cancellationToken);
        _hasListened = true;
        await _connection.SendAsync("idle message", cancellationToken, isPatient: true);
        foreach (var pair in (await _connection.SendAsync("readmessages", cancellationToken)).Where(pair => pair.Name == "message"))
        {
            _messages.Enqueue(pair.Value);
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _connection?.Dispose();

    /// <exception cref="PicksException">Another program offers the command already.</exception>
    private async Task<MpdConnection> SubscribeAsync(string channel, CancellationToken cancellationToken)
    {
        var connection = await MpdConnection.OpenAsync(address, patience, cancellationToken);
        try
        {
            if ((await connection.SendAsync("channels", cancellationToken)).Any(pair => pair.Value == channel))
            {
                throw new PicksException(MpdTexts.Word("already-waiting", channel, address));
            }

            await connection.SendAsync(MpdCommand.Line("subscribe", channel), cancellationToken);
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }
}
