using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using System.Threading.Channels;

namespace PredictPicks.Tests;

/// <summary>A player's shim as a test needs it: frames messages, answers calls by a script, keeps what it is told. Linked into the projects that drive the worker.</summary>
internal sealed class WorkerClient : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly Channel<JsonObject> _received = Channel.CreateUnbounded<JsonObject>();
    private readonly List<JsonObject> _told = [];
    private readonly Task<string> _error;
    private int _lastId;

    /// <param name="start">Of `picks worker`; its streams are redirected here.</param>
    public WorkerClient(ProcessStartInfo start)
    {
        start.RedirectStandardInput = start.RedirectStandardOutput = start.RedirectStandardError = true;
        Process = Process.Start(start)!;
        _error = Process.StandardError.ReadToEndAsync();
        _ = ReadAsync(Process.StandardOutput.BaseStream);
    }

    public Process Process { get; }

    /// <summary>Answers the worker's calls: method and parameters in, result out; null: it is never answered.</summary>
    public Func<string, JsonObject, JsonNode?> Host { get; set; } = (_, _) => null;

    /// <summary>Calls and notifications of the worker so far, in their order.</summary>
    public IReadOnlyList<JsonObject> Told => _told;

    /// <summary>Whatever the worker sent that is no message, and why; null as long as all was well.</summary>
    public Exception? Broken { get; private set; }

    /// <summary>Names of the worker's calls and notifications so far.</summary>
    public IEnumerable<string> Methods => _told.Select(message => (string)message["method"]!);

    /// <summary>Sends a request and awaits its answer: the whole message, with its result or error.</summary>
    public async Task<JsonObject> CallAsync(string method, object? parameters = null)
    {
        var id = Send(method, parameters);
        return await AnswerAsync(id);
    }

    /// <summary>Sends a request.</summary>
    /// <returns>Its id.</returns>
    public int Send(string method, object? parameters = null)
    {
        var json = System.Text.Json.JsonSerializer.SerializeToNode(parameters ?? new object());
        Send(new JsonObject { ["id"] = ++_lastId, ["method"] = method, ["params"] = json });
        return _lastId;
    }

    public void Send(JsonObject message)
    {
        message["jsonrpc"] = "2.0";
        var bytes = Encoding.UTF8.GetBytes(message.ToJsonString());
        SendBytes([.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"Content-Length: {bytes.Length}\r\n\r\n")), .. bytes]);
    }

    public void SendBytes(byte[] bytes)
    {
        Process.StandardInput.BaseStream.Write(bytes);
        Process.StandardInput.BaseStream.Flush();
    }

    /// <summary>The next message that is an answer to this request; calls are answered meanwhile.</summary>
    public async Task<JsonObject> AnswerAsync(int id) => await UntilAsync(message => message["method"] is null && (int?)message["id"] == id);

    /// <summary>The next message of this kind; calls are answered meanwhile.</summary>
    public async Task<JsonObject> UntilAsync(Predicate<JsonObject> isWanted)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (true)
        {
            var message = await _received.Reader.ReadAsync(limit.Token);
            if (message["method"] is { } method)
            {
                _told.Add(message);
                if (message["id"] is { } id && Host((string)method!, message["params"]!.AsObject()) is { } result)
                {
                    Send(result is JsonObject { Count: 1 } refusal && refusal["error"] is { } error
                        ? new JsonObject { ["id"] = id.DeepClone(), ["error"] = error.DeepClone() }
                        : new JsonObject { ["id"] = id.DeepClone(), ["result"] = result });
                }
            }

            if (isWanted(message))
            {
                return message;
            }
        }
    }

    /// <summary>Awaits the worker's end.</summary>
    /// <returns>Exit code and standard error.</returns>
    public async Task<(int ExitCode, string Error)> EndAsync()
    {
        await Process.WaitForExitAsync().WaitAsync(Patience);
        return (Process.ExitCode, await _error.WaitAsync(Patience));
    }

    public void Dispose()
    {
        if (!Process.HasExited)
        {
            Process.Kill(entireProcessTree: true);
        }

        Process.Dispose();
    }

    /// <summary>Strict: anything on standard output that is not a framed message ends it with an error.</summary>
    private async Task ReadAsync(Stream output)
    {
        try
        {
            while (await ReadHeaderAsync(output) is { } length)
            {
                var bytes = new byte[length];
                await output.ReadExactlyAsync(bytes);
                await _received.Writer.WriteAsync(JsonNode.Parse(bytes)!.AsObject());
            }

            _received.Writer.Complete();
        }
#pragma warning disable CA1031 // Whatever it is, the test that waits gets it.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Broken = exception;
            _received.Writer.Complete(exception);
        }
    }

    /// <returns>Bytes that follow; null at the end of the stream.</returns>
    private static async Task<int?> ReadHeaderAsync(Stream output)
    {
        const string Length = "Content-Length: ";
        var header = new StringBuilder();
        var one = new byte[1];
        while (!header.ToString().EndsWith("\r\n\r\n", StringComparison.Ordinal))
        {
            if (await output.ReadAsync(one) == 0)
            {
                return header.Length == 0 ? null : throw new InvalidDataException($"'{header}' at the end");
            }

            header.Append((char)one[0]);
            if (header.Length <= Length.Length && !Length.StartsWith(header.ToString(), StringComparison.Ordinal))
            {
                throw new InvalidDataException($"'{header}' is no header");
            }
        }

        return int.Parse(header.ToString().AsSpan(Length.Length).Trim(), NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
