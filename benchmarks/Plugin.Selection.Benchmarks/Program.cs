using System.Diagnostics;
using BenchmarkDotNet.Running; using BenchmarkDotNet.Jobs; using BenchmarkDotNet.Configs; using BenchmarkDotNet.Toolchains.InProcess.Emit;
using PredictPicks.Selection.Store; using PredictPicks.Selection.Benchmarks.Store;
if (args[0]=="fill"){ var f="/tmp/spike-store/db2"; if(Directory.Exists(f))Directory.Delete(f,true); using(var s=FeatureStore.Open(f,()=>default(DateTimeOffset).AddYears(2000))){ var sw=Stopwatch.StartNew(); SyntheticStore.Fill(s,100000,1); Console.WriteLine($"{100000/sw.Elapsed.TotalSeconds:0} songs/s");}
 Console.WriteLine(new FileInfo(f+"/features.db").Length/1e6); return;}
if (args[0]=="cold"){ var sw=Stopwatch.StartNew(); using var s=FeatureStore.OpenExisting("/tmp/spike-store/db2",()=>default)!; Console.WriteLine($"open {sw.ElapsedMilliseconds}"); sw.Restart(); s.ReadVectors("msd-musicnn","1");Console.WriteLine($"vectors {sw.ElapsedMilliseconds}"); sw.Restart(); s.ReadRankingSongs();Console.WriteLine($"ranking {sw.ElapsedMilliseconds}"); return;}
BenchmarkRunner.Run<FeatureStoreBenchmark>(DefaultConfig.Instance.AddJob(Job.ShortRun.WithToolchain(InProcessEmitToolchain.Instance)));
