using System.Collections.Concurrent;
using System.Diagnostics;
using System.Xml;
using System.Xml.Linq;

namespace MusicBeePlugin;

/// <summary>The worker process, and JSON-RPC with it in both directions.</summary>
internal sealed class Worker : IDisposable
{
    private const int Protocol = 1;
    private const int PlayerCannot = 1;

    /// <summary>The first start on a slow disk, with a virus scanner, takes some seconds.</summary>
    private static readonly TimeSpan GreetingPatience = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<int, TaskCompletionSource<XElement>> _calls = new();
    private readonly Func<string, XElement, XElement> _answer;
    private readonly Action<string, XElement> _notice;
    private readonly Process _process;
    private readonly FramedPipe _pipe;
    private volatile bool _isAlive = true;
    private int _lastId;

    private Worker(Process process, Func<string, XElement, XElement> answer, Action<string, XElement> notice)
    {
        _process = process;
        _answer = answer;
        _notice = notice;
        _pipe = new FramedPipe(process.StandardOutput.BaseStream, process.StandardInput.BaseStream);
        process.ErrorDataReceived += (_, _) => { };
        process.BeginErrorReadLine();
        new Thread(ReadAll) { IsBackground = true, Name = "Predict Picks" }.Start();
    }

    /// <summary>Whether it still takes calls.</summary>
    public bool IsAlive => _isAlive;

    /// <summary>Where its log is; empty before it has said so.</summary>
    public string LogFile { get; private set; } = string.Empty;

    /// <summary>Starts the program beside the plug-in.</summary>
    /// <param name="player">Whose host it serves.</param>
    /// <param name="answer">Answers its calls: method and parameters to a result.</param>
    /// <param name="notice">Takes its notifications.</param>
    /// <exception cref="WorkerException">It is missing.</exception>
    public static Worker Start(MusicBee player, Func<string, XElement, XElement> answer, Action<string, XElement> notice)
    {
        var program = FindProgram();
        var start = new ProcessStartInfo(program)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
#pragma warning disable RS0030 // .NET Framework has no list of arguments. A Windows path has no quotes in it, and does not end in a backslash here.
            Arguments = "worker --host musicbee" + (player.DataFolder is { } folder ? $" --data \"{folder}\"" : string.Empty),
#pragma warning restore RS0030
        };
        return new Worker(Process.Start(start)!, answer, notice);
    }

    /// <summary>Comes first.</summary>
    /// <exception cref="WorkerException">It speaks otherwise, or does not answer.</exception>
    public async Task GreetAsync()
    {
        using var own = Process.GetCurrentProcess();
        var call = CallAsync("initialize", Json.Number("protocol", Protocol), Json.Number("processId", own.Id), Json.String("client", "MusicBee"));
        if (await Task.WhenAny(call, Task.Delay(GreetingPatience)).ConfigureAwait(false) != call)
        {
            Kill();
        }

        LogFile = (await call.ConfigureAwait(false)).Text("logFile") ?? string.Empty;
    }

    /// <returns>The result.</returns>
    /// <exception cref="WorkerException">It refused, or has gone.</exception>
    public Task<XElement> CallAsync(string method, params object?[] parameters)
    {
        var id = Interlocked.Increment(ref _lastId);
        var call = new TaskCompletionSource<XElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        _calls[id] = call;

        // Whoever ends the calls says so first: a call that comes too late for it must not wait for ever.
        if (!IsAlive || !Send(Json.Number("id", id), Json.String("method", method), Json.Object("params", parameters)))
        {
            End("the pipe is closed");
        }

        return call.Task;
    }

    /// <summary>Ends it at once.</summary>
    public void Kill()
    {
        try
        {
            _process.Kill();
        }
        catch (Exception exception) when (exception is InvalidOperationException or System.ComponentModel.Win32Exception)
        {
            // It has ended by itself.
        }

        Dispose();
    }

    /// <summary>Closes its input: it stops what it does, and ends. Does not wait for that.</summary>
    public void Dispose()
    {
        try
        {
            _process.StandardInput.BaseStream.Dispose();
        }
        catch (IOException)
        {
            // It has gone.
        }
    }

    private static string FindProgram()
    {
        var folder = Path.Combine(Path.GetDirectoryName(typeof(Worker).Assembly.Location)!, "PredictPicks");
        var program = new[] { "picks.exe", "picks" }.Select(name => Path.Combine(folder, name)).FirstOrDefault(File.Exists);
        return program ?? throw new WorkerException(ShimTexts.Word("worker-missing", Path.Combine(folder, "picks.exe")), isGone: false);
    }

    private void ReadAll()
    {
        var reason = "it has ended";
        try
        {
            while (_pipe.Read() is { } message)
            {
                Take(Json.Parse(message));
            }
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException or XmlException or ObjectDisposedException or FormatException)
        {
            reason = exception.Message;
        }

        End(reason);
        Kill();
    }

    private void End(string reason)
    {
        _isAlive = false;
        foreach (var id in _calls.Keys)
        {
            if (_calls.TryRemove(id, out var call))
            {
                call.TrySetException(new WorkerException(reason, isGone: true));
            }
        }
    }

    private void Take(XElement message)
    {
        var id = message.Element("id");
        if (message.Text("method") is { } method)
        {
            var parameters = message.Element("params") ?? Json.Object("params");
            if (id is null)
            {
                _notice(method, parameters);
            }
            else
            {
                // Beside the reading thread: listing a large library takes its time.
                _ = Task.Run(() => Send(new XElement(id), Answer(method, parameters)));
            }
        }
        else if (id is not null && _calls.TryRemove(XmlConvert.ToInt32(id.Value), out var call))
        {
            if (message.Element("error") is { } error)
            {
                call.TrySetException(new WorkerException(error.Text("message") ?? string.Empty, isGone: false) { IsCancelled = error.Int("code") == WorkerException.Cancelled });
            }
            else
            {
                call.TrySetResult(message.Element("result") ?? Json.Object("result"));
            }
        }
    }

    private XElement Answer(string method, XElement parameters)
    {
        try
        {
            return _answer(method, parameters);
        }
#pragma warning disable CA1031 // Whatever MusicBee throws is an answer to the worker, which tells the user.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            return Json.Object(
                "error",
                Json.Number("code", PlayerCannot),
                Json.String("message", exception.Message),
                exception is PlayerException known ? Json.Object("data", Json.String("code", known.Kind)) : null);
        }
    }

    private bool Send(params object[] members)
    {
        try
        {
            _pipe.Write(Json.ToUtf8(Json.Object("root", [Json.String("jsonrpc", "2.0"), .. members])));
            return true;
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            return false;
        }
    }
}

/// <summary>A call did not succeed.</summary>
/// <param name="message">Why: a sentence for the user where <paramref name="isGone"/> is false.</param>
/// <param name="isGone">The worker has ended, or speaks no longer as it should.</param>
internal sealed class WorkerException(string message, bool isGone) : Exception(message)
{
    /// <summary>JSON-RPC's code of a cancelled job.</summary>
    public const int Cancelled = -32800;

    public bool IsGone => isGone;

    public bool IsCancelled { get; set; }
}
