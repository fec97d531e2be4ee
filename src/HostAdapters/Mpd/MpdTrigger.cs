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

    /// <inheritdoc cref="ICommandTrigger.WaitAsync"/>
    public async Task<TriggerRequest> WaitAsync(string channel, CancellationToken cancellationToken)
    {
        while (_messages.Count == 0)
        {
            try
            {
                _connection ??= await SubscribeAsync(channel, cancellationToken);
                await _connection.SendAsync("idle message", cancellationToken, isPatient: true);
                foreach (var pair in await _connection.SendAsync("readmessages", cancellationToken))
                {
                    if (pair.Name == "message")
                    {
                        _messages.Enqueue(pair.Value);
                    }
                }
            }
            catch (ConnectionLostException lost)
            {
                notifications.Warn(lost.Text);
                await ReconnectAsync(channel, cancellationToken);
            }
        }

        return _messages.Dequeue().Trim().Equals("cancel", StringComparison.OrdinalIgnoreCase) ? TriggerRequest.Cancel : TriggerRequest.Run;
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

    private async Task ReconnectAsync(string channel, CancellationToken cancellationToken)
    {
        _connection?.Dispose();
        for (_connection = null; _connection is null;)
        {
            try
            {
                _connection = await SubscribeAsync(channel, cancellationToken);
                notifications.Inform(MpdTexts.Word("server-back", address));
            }
            catch (PicksException exception) when (exception.Code != "already-waiting")
            {
                await Task.Delay(Pause, cancellationToken);
            }
        }
    }
}
