BenchmarkDotNet.Running.BenchmarkSwitcher.FromAssembly(typeof(PredictPicks.Selection.Benchmarks.Similarity.NearestPicksBenchmark).Assembly).Run(args);
