using System.Globalization;
using System.Net.Sockets;
using PredictPicks.Abstractions;

namespace PredictPicks.HostAdapters.Mpd.Protocol;

/// <summary>Where a server is: a socket's path, or a host and a port; and the password that it wants.</summary>
/// <param name="Socket">Absolute path of the local socket, or null.</param>
/// <param name="Host">Name or number, where there is no socket.</param>
/// <param name="Port">TCP port.</param>
/// <param name="Password">Or null.</param>
internal sealed record MpdAddress(string? Socket, string Host, int Port, string? Password)
{
    private const int DefaultPort = 6600;

    /// <summary>Whether the server sees the same disk.</summary>
    public bool IsLocal => Socket is not null || Host is "localhost" or "::1" || Host.StartsWith("127.", StringComparison.Ordinal);

    /// <summary>Reads <c>HOST</c>, <c>HOST:PORT</c>, <c>[IPV6]:PORT</c> or a socket's path, each with an optional <c>PASSWORD@</c> in front, as <c>MPD_HOST</c> has it.</summary>
    /// <exception cref="PicksException">It is none of these.</exception>
    public static MpdAddress Parse(string text, string? port = null)
    {
        var at = text.LastIndexOf('@');
        var (password, place) = at > 0 ? (text[..at], text[(at + 1)..]) : (null, text);
        if (place.StartsWith('/'))
        {
            return new MpdAddress(place, string.Empty, 0, password);
        }

        var colon = place.LastIndexOf(':');
        var hasPort = colon >= 0 && (place.IndexOf(':', StringComparison.Ordinal) == colon || place[colon - 1] == ']');
        var host = (hasPort ? place[..colon] : place).Trim('[', ']');
        var number = hasPort ? place[(colon + 1)..] : port ?? DefaultPort.ToString(CultureInfo.InvariantCulture);
        return host.Length > 0 && ushort.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0
            ? new MpdAddress(null, host, value, password)
            : throw new PicksException(MpdTexts.Word("address-invalid", text));
    }

    /// <summary>Where clients look for a server: <c>MPD_HOST</c> and <c>MPD_PORT</c>, the usual sockets, this machine.</summary>
    public static MpdAddress Find(Func<string, string?> variable)
    {
        if (variable("MPD_HOST") is { Length: > 0 } host)
        {
            return Parse(host, variable("MPD_PORT"));
        }

        string?[] sockets = [variable("XDG_RUNTIME_DIR") is { Length: > 0 } folder ? Path.Combine(folder, "mpd", "socket") : null, "/run/mpd/socket"];
        return sockets.FirstOrDefault(File.Exists) is { } socket ? Parse(socket) : Parse("localhost", variable("MPD_PORT"));
    }

    /// <summary>Connects.</summary>
    public async Task<Socket> ConnectAsync(CancellationToken cancellationToken)
    {
        var socket = Socket is null ? new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true } : new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        try
        {
            await (Socket is { } path ? socket.ConnectAsync(new UnixDomainSocketEndPoint(path), cancellationToken) : socket.ConnectAsync(Host, Port, cancellationToken));
            return socket;
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>For people: without the password.</summary>
    public override string ToString() => Socket ?? string.Create(CultureInfo.InvariantCulture, $"{Host}:{Port}");
}
