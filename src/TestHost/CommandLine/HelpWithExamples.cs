using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using PredictPicks.TestHost.Hosting;

namespace PredictPicks.TestHost.CommandLine;

/// <summary>A command's help, and below it command lines to copy.</summary>
internal sealed class HelpWithExamples(ProcessContext process, HelpAction help) : SynchronousCommandLineAction
{
    /// <summary>Longer lines are hard to read, on a wide terminal too.</summary>
    private const int MaxColumns = 110;

    /// <inheritdoc/>
    public override bool ClearsParseErrors => true;

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        help.MaxWidth = Math.Min(process.OutColumns ?? MaxColumns, MaxColumns);
        help.Invoke(parseResult);
        var output = parseResult.InvocationConfiguration.Output;
        var examples = parseResult.CommandResult.Command switch
        {
            Verb verb => verb.Examples,
            RootCommand => RootExamples,
            _ => [],
        };
        if (examples.Count > 0)
        {
            output.WriteLine(TestHostTexts.Word("help-examples").Text);
            foreach (var example in examples)
            {
                output.WriteLine("  " + example);
            }

            output.WriteLine();
        }

        return ExitCode.Done;
    }

    private static IReadOnlyList<string> RootExamples =>
    [
        "picks demo ~/Music",
        "picks predict --library ~/Music --picks ~/Playlists/Picks.m3u8",
        "picks predict --help",
    ];
}
