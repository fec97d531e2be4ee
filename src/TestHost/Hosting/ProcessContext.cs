using System.Text;
using PredictPicks.TestHost.Power;

namespace PredictPicks.TestHost.Hosting;

/// <summary>What the program takes from its surroundings, so that tests can give it others.</summary>
internal sealed record ProcessContext
{
    /// <summary>Takes the result and nothing else.</summary>
    public required TextWriter Out { get; init; }

    /// <summary>Takes progress and messages.</summary>
    public required TextWriter Error { get; init; }

    /// <summary>Columns of the terminal behind <see cref="Out"/>, or null when it is a file or a pipe.</summary>
    public int? OutColumns { get; init; }

    /// <summary>Columns of the terminal behind <see cref="Error"/>, or null when it is a file or a pipe.</summary>
    public int? ErrorColumns { get; init; }

    /// <summary>An environment variable; null when it is unset or empty.</summary>
    public required Func<string, string?> Variable { get; init; }

    /// <summary>A line that the user typed; null at the end of the input.</summary>
    public Func<string?> ReadLine { get; init; } = () => Console.In.ReadLine();

    /// <summary>The standard streams themselves, for a verb that speaks a protocol over them.</summary>
    public Func<(Stream Input, Stream Output)> OpenPipes { get; init; } = () => (Console.OpenStandardInput(), Console.OpenStandardOutput());

    /// <summary>Where the program lies, with <c>plugins/</c> and <c>models/</c> beside it.</summary>
    public required string ProgramFolder { get; init; }

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public IPowerSupply Power { get; init; } = PowerSupplies.OfThisMachine();

    /// <summary>
    /// The surroundings of this process. Both streams are UTF-8 whatever the locale says: results are read by programs. Writing to a pipe
    /// whose reader has gone (<c>| head</c>) is no error on any system: .NET drops the bytes.
    /// </summary>
    public static ProcessContext OfThisProcess()
    {
        var utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
        return new ProcessContext
        {
            Out = new StreamWriter(Console.OpenStandardOutput(), utf8) { AutoFlush = !Console.IsOutputRedirected },
            Error = TextWriter.Synchronized(new StreamWriter(Console.OpenStandardError(), utf8) { AutoFlush = true }),
            OutColumns = Console.IsOutputRedirected ? null : TerminalColumns(),
            ErrorColumns = Console.IsErrorRedirected ? null : TerminalColumns(),
            Variable = name => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null,
            ProgramFolder = AppContext.BaseDirectory,
        };
    }

    private static int TerminalColumns()
    {
        const int Fallback = 80;
        try
        {
            return Console.WindowWidth is > 0 and var columns ? columns : Fallback;
        }
        catch (IOException)
        {
            return Fallback;
        }
    }
}
