using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Training;

/// <summary>Counts what a training has done, from any thread.</summary>
internal sealed class TrainingSteps
{
    private readonly IProgress<JobProgress>? _progress;
    private readonly int _total;
    private int _done;

    public TrainingSteps(IProgress<JobProgress>? progress, int total)
    {
        _progress = progress;
        _total = total;
        progress?.Report(new JobProgress(JobPhase.Training, 0, total));
    }

    public void Add() => _progress?.Report(new JobProgress(JobPhase.Training, Interlocked.Increment(ref _done), _total));
}
