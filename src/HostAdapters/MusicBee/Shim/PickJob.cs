using System.Xml.Linq;

namespace MusicBeePlugin;

/// <summary>What the menu entry starts: one run at a time, in a background task of the player's, with its progress in the status bar.</summary>
internal sealed class PickJob : IDisposable
{
    /// <summary>Whoever wants to stop does not wait longer for the worker than that: it is ended then, and keeps what it analysed.</summary>
    private static readonly TimeSpan CancelPatience = TimeSpan.FromSeconds(1);

    /// <summary>Failed songs that the report names.</summary>
    private const int MostNamed = 10;

    private readonly MusicBee _player;
    private readonly PlayerAnswers _answers;
    private Worker? _worker;
    private int _isRunning;
    private volatile bool _isCancelled;
    private volatile bool _isClosed;

    public PickJob(MusicBee player)
    {
        _player = player;
        _answers = new PlayerAnswers(player);
    }

    /// <summary>The user clicked the entry. Returns at once.</summary>
    public void Start()
    {
        if (Interlocked.Exchange(ref _isRunning, 1) != 0)
        {
            _player.ShowStatus(ShimTexts.Word("running"));
            return;
        }

        _isCancelled = false;
        _answers.Selection = _player.Files(selected: true);
        _player.ShowStatus(ShimTexts.Word("starting"));
        _player.RunInBackground(Run);
    }

    /// <summary>Stops the run, if there is one. Returns at once.</summary>
    public void Cancel()
    {
        if (Volatile.Read(ref _isRunning) == 0 || _isCancelled)
        {
            return;
        }

        _isCancelled = true;
        _player.ShowStatus(ShimTexts.Word("stopping"));
        _ = Task.Run(async () =>
        {
            _ = _worker?.CallAsync("cancel");
            await Task.Delay(CancelPatience).ConfigureAwait(false);
            if (Volatile.Read(ref _isRunning) != 0 && _isCancelled)
            {
                _worker?.Kill();
            }
        });
    }

    /// <summary>The player ends: so does the worker, by itself.</summary>
    public void Dispose()
    {
        _isClosed = true;
        _worker?.Dispose();
    }

    private void Run()
    {
        var last = string.Empty;
        try
        {
            last = RunAsync().GetAwaiter().GetResult();
        }
#pragma warning disable CA1031 // An exception on a background thread would end MusicBee.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            _player.Trace(exception.ToString());
            Dialogs.Say(exception.Message);
        }
        finally
        {
            Volatile.Write(ref _isRunning, 0);
            if (!_isClosed)
            {
                _player.ShowStatus(last);
            }
        }
    }

    /// <returns>What the status bar says at the end.</returns>
    private async Task<string> RunAsync()
    {
        for (var isFirst = true; ; isFirst = false)
        {
            try
            {
                if (_worker is not { IsAlive: true })
                {
                    _worker = Worker.Start(_player, _answers.Answer, Take);
                    await _worker.GreetAsync().ConfigureAwait(false);
                }

                return Report(await _worker.CallAsync("run", Json.String("command", "predict-picks")).ConfigureAwait(false));
            }
            catch (WorkerException exception) when (_isCancelled || _isClosed || exception.IsCancelled)
            {
                return ShimTexts.Word("stopped");
            }
            catch (WorkerException exception) when (exception.IsGone && isFirst)
            {
                _player.ShowStatus(ShimTexts.Word("restarting"));
            }
            catch (WorkerException exception)
            {
                Dialogs.Say(exception.IsGone ? ShimTexts.Word("worker-failed", exception.Message, LogFile()) : exception.Message);
                return string.Empty;
            }
        }
    }

    private string LogFile() => _worker?.LogFile is { Length: > 0 } log ? log : Path.Combine(_player.StoreFolder, "logs");

    private void Take(string method, XElement parameters)
    {
        if (method == "host/progress" && !_isCancelled && parameters.Text("text") is { } text)
        {
            _player.ShowStatus(text);
        }
    }

    /// <summary>Says in a window what could not be used; where all is well, the status bar is enough.</summary>
    private static string Report(XElement result)
    {
        string[] summary = [.. Texts(result.Element("summary"))];
        string[] problems = [.. Texts(result.Element("prediction")?.Element("warnings")), .. Texts(result.Element("scan")?.Element("failed"))];
        if (problems.Length > 0)
        {
            var named = string.Join(Environment.NewLine, problems.Take(MostNamed));
            var all = problems.Length > MostNamed ? ShimTexts.Word("could-not-use", named, problems.Length - MostNamed) : named;
            Dialogs.Say(string.Join(Environment.NewLine, [.. summary, string.Empty, all]));
        }

        return string.Join(" ", summary);
    }

    private static IEnumerable<string> Texts(XElement? array) => (array?.Elements() ?? []).Select(item => item.Text("text") ?? item.Value);
}
