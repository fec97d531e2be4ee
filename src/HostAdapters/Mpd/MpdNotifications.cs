using System.Globalization;
using System.Threading.Channels;
using PredictPicks.Abstractions;
using PredictPicks.HostAdapters.Mpd.Protocol;

namespace PredictPicks.HostAdapters.Mpd;

/// <summary>Says everything to whoever started the program, and to the server's clients that have subscribed to a channel of messages.</summary>
internal sealed class MpdNotifications(MpdClient client, IHostNotifications inner) : IHostNotifications, IDisposable
{
    /// <summary>The channel.</summary>
    public const string Channel = "predict-picks-progress";

    /// <summary>A second a message: a server keeps 64 for a client that does not read.</summary>
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private readonly Channel<string> _waiting = System.Threading.Channels.Channel.CreateBounded<string>(new BoundedChannelOptions(16) { FullMode = BoundedChannelFullMode.DropOldest });
    private readonly Lock _lock = new();
    private Task? _sending;
    private JobPhase? _phase;
    private long _last;

    /// <inheritdoc/>
    public void Report(JobProgress progress)
    {
        inner.Report(progress);
        lock (_lock)
        {
            if (progress.Phase == _phase && Environment.TickCount64 - _last < Interval.TotalMilliseconds)
            {
                return;
            }

            (_phase, _last) = (progress.Phase, Environment.TickCount64);
        }

        Send(string.Create(CultureInfo.InvariantCulture, $"{progress.Phase.ToString().ToLowerInvariant()} {progress.Done}/{progress.Total}").TrimEnd('/'));
    }

    /// <inheritdoc/>
    public void Inform(UserText text) => Say(inner.Inform, text);

    /// <inheritdoc/>
    public void Warn(UserText text) => Say(inner.Warn, text);

    /// <inheritdoc/>
    public void Fail(UserText text) => Say(inner.Fail, text);

    /// <inheritdoc/>
    public void Dispose()
    {
        // What is waiting goes out, unless the server does not take it.
        _waiting.Writer.TryComplete();
        _sending?.Wait(Interval);
        client.Dispose();
    }

    private void Say(Action<UserText> say, UserText text)
    {
        say(text);
        Send(text.Text);
    }

    private void Send(string text)
    {
        _waiting.Writer.TryWrite(MpdCommand.Short(string.Join(' ', text.Split((char[])['\n', '\r', '\0']))));
        lock (_lock)
        {
            _sending ??= Task.Run(SendAllAsync);
        }
    }

    private async Task SendAllAsync()
    {
        await foreach (var text in _waiting.Reader.ReadAllAsync())
        {
            try
            {
                await client.SendAsync(CancellationToken.None, "sendmessage", Channel, text);
            }
            catch (Exception exception) when (exception is PicksException or ObjectDisposedException)
            {
                // Nobody has subscribed, or the server is away: those who started the program were told.
            }
        }
    }
}
