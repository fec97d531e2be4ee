using PredictPicks.TestHost.CommandLine;
using PredictPicks.TestHost.Hosting;

return await Cli.RunAsync(args, ProcessContext.OfThisProcess());
