using System.CommandLine;
using System.CommandLine.Completions;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Reflection;
using PredictPicks.TestHost.Commands;
using PredictPicks.TestHost.Hosting;

namespace PredictPicks.TestHost.CommandLine;

/// <summary>The program: arguments in, exit code out.</summary>
internal static class Cli
{
    /// <summary>Of the program.</summary>
    public static string Version { get; } = typeof(Cli).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>Runs one command line.</summary>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static async Task<int> RunAsync(string[] args, ProcessContext process)
    {
        try
        {
            return await RunWithStreamsAsync(args, process);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            // Standard error is closed (2>&-): there is nobody to tell.
            return ExitCode.Failed;
        }
    }

    private static async Task<int> RunWithStreamsAsync(string[] args, ProcessContext process)
    {
        Language.Use(Language.Choose(process.Variable("PICKS_LANG"), CultureInfo.CurrentUICulture));
        using var session = new Session(process);

        // Without the replacer a file may be named @song.mp3.
        var parsed = CreateRoot(session, args).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
        var exitCode = parsed.Action is ParseErrorAction refusal ? await RefuseAsync(parsed, refusal, process) : await InvokeAsync(parsed, process.Out, process);
        return Flush(process) ? exitCode : ExitCode.Failed;
    }

    private static RootCommand CreateRoot(Session session, IReadOnlyList<string> args)
    {
        var words = Words(args);
        var root = new RootCommand(TestHostTexts.Word("help-picks").Text)
        {
            new DemoVerb(session),
            new ScanVerb(session),
            new PredictVerb(session),
            new EvaluateVerb(session),
            new TrainVerb(session),
            new ExplainVerb(session),
            new InspectVerb(session),
            new ExportVerb(session),
            new Command("models", TestHostTexts.Word("help-models").Text)
            {
                new ModelsListVerb(session),
                new ModelsVerifyVerb(session),
                new ModelsInstallVerb(session),
                new ModelsUseVerb(session),
                new ModelsRemoveVerb(session),
            },
            new RunVerb(session, words),
            new InstallVerb(session, words),
            new UninstallVerb(session, words),
            new WorkerVerb(session),
            new DoctorVerb(session),
            new CompletionCommand(session.Process),
            new SealCommand(session),
        };
        foreach (var option in root.Options)
        {
            option.Action = option switch
            {
                HelpOption { Action: HelpAction help } => new HelpWithExamples(session.Process, help),
                VersionOption => new VersionAction(session.Process),
                _ => option.Action,
            };
        }

        return root;
    }

    /// <summary>The words of the command line, also of one that a shell wants completed.</summary>
    private static IReadOnlyList<string> Words(IReadOnlyList<string> args) => args is [var directive, var line] && directive.StartsWith("[suggest", StringComparison.Ordinal)
        ? [.. CommandLineParser.SplitCommandLine(line)]
        : args;

    /// <summary>Says what is wrong with the arguments, on standard error.</summary>
    private static async Task<int> RefuseAsync(ParseResult parsed, ParseErrorAction refusal, ProcessContext process)
    {
        // Nothing typed at all: the whole help is the answer.
        refusal.ShowHelp = parsed.Tokens.Count == 0;
        await InvokeAsync(parsed, process.Error, process);
        var command = string.Join(' ', Path(parsed.CommandResult).Reverse());
        process.Error.WriteLine(TestHostTexts.Word("see-help", command).Text);
        return ExitCode.WrongUsage;

        static IEnumerable<string> Path(SymbolResult? result)
        {
            for (; result is CommandResult command; result = command.Parent)
            {
                yield return command.Command is RootCommand ? "picks" : command.Command.Name;
            }
        }
    }

    private static Task<int> InvokeAsync(ParseResult parsed, TextWriter output, ProcessContext process) => parsed.InvokeAsync(new InvocationConfiguration
    {
        Output = output,
        Error = process.Error,
        EnableDefaultExceptionHandler = false,
        ProcessTerminationTimeout = null,
    });

    /// <summary>Whether everything reached standard output: its device may be full, or it may be closed (.NET calls that an unauthorised access).</summary>
    private static bool Flush(ProcessContext process)
    {
        try
        {
            process.Out.Flush();
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            process.Error.WriteLine(TestHostTexts.Word("io-failed", exception.Message).Text);
            return false;
        }
    }

    private sealed class VersionAction(ProcessContext process) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            process.Out.WriteLine(Version);
            return ExitCode.Done;
        }
    }
}
