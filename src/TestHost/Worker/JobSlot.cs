namespace PredictPicks.TestHost.Worker;

/// <summary>Room for one job at a time.</summary>
internal sealed class JobSlot : IDisposable
{
    private readonly Lock _lock = new();
    private Job? _current;

    /// <summary>Runs a job on another thread.</summary>
    /// <param name="name">Of the job.</param>
    /// <param name="work">Does it.</param>
    /// <param name="cancellationToken">Of the request.</param>
    /// <exception cref="StreamJsonRpc.LocalRpcException">Another job is under way, or this one was cancelled.</exception>
    public async Task<T> RunAsync<T>(string name, Func<CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        using var job = new Job(name, CancellationTokenSource.CreateLinkedTokenSource(cancellationToken));
        lock (_lock)
        {
            if (_current is { } other)
            {
                throw WorkerErrors.Busy(other.Name);
            }

            _current = job;
        }

        try
        {
            return await Task.Run(() => work(job.Token), CancellationToken.None);
        }
        catch (OperationCanceledException) when (job.Token.IsCancellationRequested)
        {
            throw WorkerErrors.Cancelled();
        }
        finally
        {
            lock (_lock)
            {
                _current = null;
                job.End();
            }
        }
    }

    /// <returns>Whether there was a job to cancel.</returns>
    public bool Cancel()
    {
        lock (_lock)
        {
            _current?.Cancel();
            return _current is not null;
        }
    }

    /// <summary>Cancels the job under way, and waits for its end, but no longer than this.</summary>
    public async Task CloseAsync(TimeSpan limit)
    {
        Task? end;
        lock (_lock)
        {
            _current?.Cancel();
            end = _current?.Ended;
        }

        if (end is not null)
        {
            await Task.WhenAny(end, Task.Delay(limit));
        }
    }

    /// <inheritdoc/>
    public void Dispose() => Cancel();

    private sealed class Job(string name, CancellationTokenSource source) : IDisposable
    {
        private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public string Name => name;

        public CancellationToken Token => source.Token;

        public Task Ended => _ended.Task;

        /// <summary>Callbacks run elsewhere: one that blocks must not block the pipe.</summary>
        public void Cancel() => _ = source.CancelAsync();

        public void End() => _ended.TrySetResult();

        public void Dispose() => source.Dispose();
    }
}
