using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;
using PredictPicks.Selection.Benchmarks.Models;
using PredictPicks.Selection.Benchmarks.Store;

if (args is ["synthetic-library", var library, var store, var list, var songs, var picks])
{
    SyntheticLibrary.Make(library, store, list, int.Parse(songs), int.Parse(picks));
    return;
}

if (args is ["models", var folder, .. var sounds])
{
    ModelReport.Run(folder, sounds);
    return;
}

// In this process: a project that BenchmarkDotNet generates would inherit the repository's build rules, which its code does not keep.
var config = DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance));
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args, config);
