using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace PredictPicks.HostAdapters.Mpd.Tests.Support;

/// <summary>A server that answers as a test wants: a command in, lines out.</summary>
internal sealed class FakeMpd : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly List<string> _commands = [];
    private readonly List<TcpClient> _clients = [];

    public FakeMpd()
    {
        _listener.Start();
        _ = AcceptAsync();
    }

    public string Address => string.Create(CultureInfo.InvariantCulture, $"127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    public string Greeting { get; set; } = "OK MPD 0.23.5";

    /// <summary>The reply to a command: lines, the last of which ends it. Null: nothing more is ever said. Empty: the connection is closed.</summary>
    public Func<string, string?> Reply { get; set; } = _ => "OK";

    /// <summary>Connections so far.</summary>
    public int Connections { get; private set; }

    /// <summary>Commands so far, a command list as one.</summary>
    public IReadOnlyList<string> Commands
    {
        get
        {
            lock (_commands)
            {
                return [.. _commands];
            }
        }
    }

    public void Dispose()
    {
        _listener.Stop();
        lock (_commands)
        {
            _clients.ForEach(client => client.Dispose());
        }
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync();
                lock (_commands)
                {
                    Connections++;
                    _clients.Add(client);
                }

                _ = ServeAsync(client);
            }
        }
        catch (Exception exception) when (exception is SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        try
        {
            await using var stream = client.GetStream();
            using var reader = new StreamReader(stream, Encoding.UTF8);
            await WriteAsync(stream, Greeting);
            while (await ReadAsync(reader) is { } command)
            {
                lock (_commands)
                {
                    _commands.Add(command);
                }

                switch (Reply(command))
                {
                    case null:
                        continue;
                    case "":
                        return;
                    case var reply:
                        await WriteAsync(stream, reply);
                        break;
                }
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The client or the test is gone.
        }
    }

    private static async Task<string?> ReadAsync(StreamReader reader)
    {
        var line = await reader.ReadLineAsync();
        if (line != "command_list_begin")
        {
            return line;
        }

        List<string> list = [];
        while (await reader.ReadLineAsync() is { } command && command != "command_list_end")
        {
            list.Add(command);
        }

        return string.Join('\n', list);
    }

    private static async Task WriteAsync(NetworkStream stream, string text) => await stream.WriteAsync(Encoding.UTF8.GetBytes(text + "\n"));
}
