using System.CommandLine;
using Microsoft.Extensions.Logging;
using PredictPicks.Abstractions;
using PredictPicks.TestHost.Hosting;

namespace PredictPicks.TestHost.CommandLine;

/// <summary>Runs a verb: the one place where its end, whatever it is, turns into a message and an exit code.</summary>
internal static class VerbRunner
{
    /// <summary>Kind of the text about a defect.</summary>
    public const string Unexpected = "unexpected-error";

    public static async Task<int> RunAsync(Verb verb, ParseResult arguments)
    {
        var session = verb.Session;
        var stop = CancellationToken.None;
        try
        {
            stop = await session.StartAsync(verb.StoreFolder(arguments));
            session.Log.LogInformation("picks {Version}: {Verb}", Cli.Version, verb.Name);
            if (verb.IsLong)
            {
                Politeness.LowerPriority();
            }

            var exitCode = await verb.ExecuteAsync(arguments, stop);
            await session.Process.Out.FlushAsync(CancellationToken.None);
            return exitCode;
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            session.Status.Inform(TestHostTexts.Word("cancelled"));
            return ExitCode.Cancelled;
        }
        catch (UsageException exception)
        {
            session.Status.Fail(exception.Text);
            return ExitCode.WrongUsage;
        }
#pragma warning disable CA1031 // Whatever a plug-in throws in use ends the verb with a sentence, never with a stack trace on the user's screen.
        catch (Exception exception)
#pragma warning restore CA1031
        {
            Fail(session, exception);
            return ExitCode.Failed;
        }
    }

    private static void Fail(Session session, Exception exception)
    {
        session.Log.LogError(exception, "Failed");
        session.Status.Fail(Explain(exception));
        if (session.LogFile is { } log)
        {
            session.Status.Inform(TestHostTexts.Word("see-log", log));
        }
    }

    /// <summary>What went wrong, in a sentence.</summary>
    public static UserText Explain(Exception exception)
    {
        for (var cause = exception; cause is not null; cause = cause.InnerException)
        {
            if (cause is PicksException known)
            {
                return known.Text;
            }
        }

        return exception is IOException or UnauthorizedAccessException
            ? TestHostTexts.Word("io-failed", exception.Message)
            : TestHostTexts.Word(Unexpected, exception.GetType().Name, exception.Message);
    }
}

/// <summary>What was typed cannot be meant so; found after parsing.</summary>
internal sealed class UsageException(UserText text) : PicksException(text);
