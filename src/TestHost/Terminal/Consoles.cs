using System.Text;
using PredictPicks.TestHost.Hosting;
using Spectre.Console;

namespace PredictPicks.TestHost.Terminal;

/// <summary>Spectre.Console over the program's own streams.</summary>
internal static class Consoles
{
    /// <summary>Cells a line when nobody looks at it: nothing is wrapped or cut.</summary>
    public const int UnlimitedColumns = 100_000;

    /// <summary>A console with colours and cursor movement on a terminal, and plain text otherwise or where <c>NO_COLOR</c> is set.</summary>
    /// <param name="process">Its environment.</param>
    /// <param name="writer">Where it writes.</param>
    /// <param name="columns">Of the terminal behind it, or null.</param>
    public static IAnsiConsole Create(ProcessContext process, TextWriter writer, int? columns)
    {
        var isTerminal = columns is not null;
        var isColoured = isTerminal && process.Variable("NO_COLOR") is null && process.Variable("TERM") != "dumb";
        return AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = isTerminal && process.Variable("TERM") != "dumb" ? AnsiSupport.Yes : AnsiSupport.No,
            ColorSystem = isColoured ? ColorSystemSupport.Standard : ColorSystemSupport.NoColors,
            Interactive = isTerminal ? InteractionSupport.Yes : InteractionSupport.No,
            Out = new Output(writer, columns),
        });
    }

    private sealed class Output(TextWriter writer, int? columns) : IAnsiConsoleOutput
    {
        public TextWriter Writer => writer;

        public bool IsTerminal => columns is not null;

        public int Width => columns ?? UnlimitedColumns;

        public int Height => 25;

        public void SetEncoding(Encoding encoding)
        {
            // The writer's encoding is fixed.
        }
    }
}
