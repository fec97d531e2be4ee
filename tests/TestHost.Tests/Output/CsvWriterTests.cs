using System.Text;
using CsCheck;
using PredictPicks.TestHost.Output;

namespace PredictPicks.TestHost.Tests.Output;

public class CsvWriterTests
{
    [Fact]
    public void Text_AnyFields_AreReadBackByTheRulesOfRfc4180()
    {
        var fields = Gen.OneOf(Gen.String, Gen.String[Gen.Char["a\",\r\n=+-@ \t"], 0, 12]).Array[1, 6];

        fields.Sample(row =>
        {
            var csv = new CsvWriter();
            Array.ForEach(row, field => csv.Text(field));
            return Read(csv.EndRow().ToString()).SequenceEqual(row.Select(field => field is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + field : field));
        });
    }

    [Fact]
    public void Value_NegativeNumber_IsNoFormula()
    {
        new CsvWriter().Value(-1.5).Value((int?)null).Value(2).EndRow().ToString().ShouldBe("-1.5,,2\r\n");
    }

    /// <summary>A reader as plain as the RFC, independent of the writer.</summary>
    private static List<string> Read(string row)
    {
        List<string> fields = [];
        var field = new StringBuilder();
        var isQuoted = false;
        for (var i = 0; i < row.Length; i++)
        {
            if (isQuoted && row[i] == '"' && i + 1 < row.Length && row[i + 1] == '"')
            {
                field.Append('"');
                i++;
            }
            else if (row[i] == '"')
            {
                isQuoted = !isQuoted;
            }
            else if (!isQuoted && (row[i] == ',' || row[i..] == "\r\n"))
            {
                fields.Add(field.ToString());
                field.Clear();
                if (row[i] == '\r')
                {
                    break;
                }
            }
            else
            {
                field.Append(row[i]);
            }
        }

        return fields;
    }
}
