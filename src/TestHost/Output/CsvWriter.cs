using System.Globalization;
using System.Text;

namespace PredictPicks.TestHost.Output;

/// <summary>Comma-separated values (RFC 4180), safe to open in a spreadsheet: a text that would be run as a formula gets an apostrophe in front.</summary>
internal sealed class CsvWriter
{
    private readonly StringBuilder _text = new();
    private bool _inRow;

    /// <summary>A text that a stranger wrote; null is an empty field.</summary>
    public CsvWriter Text(string? value)
    {
        var isFormula = value is ['=' or '+' or '-' or '@' or '\t' or '\r', ..];
        return Field(isFormula ? "'" + value : value ?? string.Empty);
    }

    /// <summary>A number or date in the invariant culture; null is an empty field.</summary>
    public CsvWriter Value(IFormattable? value) => Field(value?.ToString(null, CultureInfo.InvariantCulture) ?? string.Empty);

    public CsvWriter EndRow()
    {
        _text.Append("\r\n");
        _inRow = false;
        return this;
    }

    /// <inheritdoc/>
    public override string ToString() => _text.ToString();

    private CsvWriter Field(string value)
    {
        if (_inRow)
        {
            _text.Append(',');
        }

        _inRow = true;
        if (value.AsSpan().ContainsAny(",\"\r\n"))
        {
            _text.Append('"').Append(value).Replace("\"", "\"\"", _text.Length - value.Length, value.Length).Append('"');
        }
        else
        {
            _text.Append(value);
        }

        return this;
    }
}
