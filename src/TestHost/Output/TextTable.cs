using System.Text;
using PredictPicks.TestHost.Hosting;
using PredictPicks.TestHost.Terminal;
using Spectre.Console;

namespace PredictPicks.TestHost.Output;

/// <summary>A table: ruled on a terminal, plain aligned columns with one row a line elsewhere. Cells are text, never markup.</summary>
internal sealed class TextTable
{
    private readonly Table _table;

    /// <param name="isRuled">Whether there are lines between header and rows.</param>
    /// <param name="headers">Kinds of the columns' headers; none: no header line.</param>
    /// <param name="columns">How many columns.</param>
    private TextTable(bool isRuled, IReadOnlyList<string> headers, int columns)
    {
        _table = new Table { Border = isRuled ? TableBorder.SimpleHeavy : TableBorder.None, ShowHeaders = headers.Count > 0 };
        for (var i = 0; i < columns; i++)
        {
            _table.AddColumn(new TableColumn(headers.Count > 0 ? new Text(TestHostTexts.Word(headers[i]).Text) : Text.Empty));
        }
    }

    /// <summary>A table with headers, given as kinds of text.</summary>
    public static TextTable WithHeaders(bool isTerminal, params IReadOnlyList<string> headers) => new(isTerminal, headers, headers.Count);

    /// <summary>A table without headers.</summary>
    public static TextTable Plain(int columns) => new(isRuled: false, [], columns);

    /// <summary>Aligns a column of numbers, which are never wrapped.</summary>
    public TextTable WithNumbers(int column)
    {
        _table.Columns[column].RightAligned().NoWrap();
        return this;
    }

    /// <summary>Adds a row. A line break in a cell is the program's own: what comes from tags has been made safe before.</summary>
    public void AddRow(params IEnumerable<string> cells) =>
        _table.Rows.Add(cells.Select(cell => new Text(string.Join('\n', cell.Split('\n').Select(SafeText.OneLine)))));

    /// <summary>The table's lines, without blanks at their ends.</summary>
    /// <param name="process">Says what its terminal can show.</param>
    /// <param name="columns">Of the terminal, or null.</param>
    public string Render(ProcessContext process, int? columns)
    {
        using var writer = new StringWriter { NewLine = "\n" };
        Consoles.Create(process, writer, columns).Write(_table);
        var text = new StringBuilder();
        foreach (var line in writer.ToString().Trim('\n').Split('\n'))
        {
            text.Append(line.TrimEnd()).Append('\n');
        }

        return text.ToString();
    }
}
