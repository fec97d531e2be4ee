using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Store;

/// <summary>How lists and user texts are written into columns: as JSON.</summary>
internal static class StoredText
{
    // The database is no web page: only what JSON itself demands is escaped.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A JSON array of strings; null for an empty list.</summary>
    public static string? FromList(IReadOnlyList<string> values) => values.Count == 0 ? null : FromArguments(values);

    /// <summary>The list that <see cref="FromList"/> wrote.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static string[] ToList(ReadOnlySpan<byte> json)
    {
        if (json.IsEmpty)
        {
            return [];
        }

        var values = new List<string>(2);
        foreach (var value in ToArguments(json))
        {
            values.Add(value as string ?? throw new JsonException("A list of texts holds something else."));
        }

        return [.. values];
    }

    /// <summary>
    /// A JSON array of texts, numbers and truth values; anything else becomes text as <see cref="CultureInfo.InvariantCulture"/> writes it.
    /// </summary>
    public static string FromArguments(IReadOnlyList<object> arguments)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Options))
        {
            writer.WriteStartArray();
            foreach (var argument in arguments)
            {
                WriteArgument(writer, argument);
            }

            writer.WriteEndArray();
        }

        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    /// <summary>What <see cref="FromArguments"/> wrote: texts, <see cref="long"/>, <see cref="double"/> and truth values.</summary>
    /// <exception cref="JsonException">It is not an array of these.</exception>
    public static List<object> ToArguments(ReadOnlySpan<byte> json)
    {
        var arguments = new List<object>();
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartArray)
        {
            throw new JsonException("An array was expected.");
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            arguments.Add(reader.TokenType switch
            {
                JsonTokenType.String => reader.GetString()!,
                JsonTokenType.Number when reader.TryGetInt64(out var integer) => integer,
                JsonTokenType.Number => reader.GetDouble(),
                JsonTokenType.True or JsonTokenType.False => reader.GetBoolean(),
                _ => throw new JsonException("A text, a number or a truth value was expected."),
            });
        }

        return arguments;
    }

    private static void WriteArgument(Utf8JsonWriter writer, object argument)
    {
        switch (argument)
        {
            case int or long or short or byte:
                writer.WriteNumberValue(Convert.ToInt64(argument, CultureInfo.InvariantCulture));
                break;
            case double number when double.IsFinite(number):
                writer.WriteNumberValue(number);
                break;
            case bool truth:
                writer.WriteBooleanValue(truth);
                break;
            default:
                writer.WriteStringValue(WithoutHalfPairs(Convert.ToString(argument, CultureInfo.InvariantCulture) ?? string.Empty));
                break;
        }
    }

    /// <summary>Half a surrogate pair becomes U+FFFD, as it does in every other column; the JSON writer would refuse it.</summary>
    private static string WithoutHalfPairs(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
