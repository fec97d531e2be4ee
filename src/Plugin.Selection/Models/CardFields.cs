using System.Globalization;
using System.Text.Json;
using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Models;

/// <summary>
/// Reads the fields of a card, named by their path (<c>frontEnd.name</c>). Every error names the card, the field, and what is allowed.
/// </summary>
/// <param name="cardPath">The file.</param>
/// <param name="root">Its JSON.</param>
internal sealed class CardFields(string cardPath, JsonElement root)
{
    /// <summary>Texts of a card are names.</summary>
    private const int MaxTextLength = 200;

    private readonly HashSet<string> _read = new(StringComparer.Ordinal);

    /// <summary>A text of 1 to 200 characters, none of them a control character.</summary>
    public string Text(string field)
    {
        var text = Find(field, JsonValueKind.String, "“…”").GetString()!;
        var isGood = !string.IsNullOrWhiteSpace(text) && text.Length <= MaxTextLength && !text.Any(char.IsControl);
        return isGood ? text : throw Wrong(field, Shorten(text), $"1–{MaxTextLength}");
    }

    /// <summary>A whole number in a range.</summary>
    public int Whole(string field, int min, int max)
    {
        var range = $"{min}–{max}";
        var value = Find(field, JsonValueKind.Number, range);
        return value.TryGetInt32(out var number) && number >= min && number <= max
            ? number
            : throw Wrong(field, Shorten(value.GetRawText()), range);
    }

    /// <summary>A number in a range.</summary>
    public double Number(string field, double min, double max)
    {
        var range = string.Create(CultureInfo.InvariantCulture, $"{min}–{max}");
        var value = Find(field, JsonValueKind.Number, range);
        return value.TryGetDouble(out var number) && number >= min && number <= max
            ? number
            : throw Wrong(field, Shorten(value.GetRawText()), range);
    }

    /// <summary>Whether the card says anything about a field.</summary>
    public bool Has(string field)
    {
        var element = root;
        return field.Split('.').All(name => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out element));
    }

    /// <summary>One of the values that this version knows.</summary>
    /// <param name="field">A text.</param>
    /// <param name="choices">What each allowed text stands for.</param>
    public T Choice<T>(string field, params (string Text, T Value)[] choices)
    {
        var text = Text(field);
        var index = Array.FindIndex(choices, choice => string.Equals(choice.Text, text, StringComparison.Ordinal));
        return index >= 0 ? choices[index].Value : throw Wrong(field, text, string.Join(" | ", choices.Select(choice => choice.Text)));
    }

    /// <summary>A text of which this version knows one value.</summary>
    public void Only(string field, string allowed)
    {
        var text = Text(field);
        if (!string.Equals(text, allowed, StringComparison.Ordinal))
        {
            throw Wrong(field, text, allowed);
        }
    }

    /// <summary>A number of which this version knows one value.</summary>
    public void Only(string field, int allowed)
    {
        var value = Find(field, JsonValueKind.Number, allowed);
        if (!value.TryGetDouble(out var number) || number != allowed)
        {
            throw Wrong(field, Shorten(value.GetRawText()), allowed);
        }
    }

    /// <summary>Ends the reading: a field that nobody asked for may say something that matters, so the card is refused.</summary>
    public void RefuseOthers() => RefuseOthers(root, string.Empty);

    public PicksException Wrong(string field, object value, object allowed) =>
        new(ModelsTexts.Word("model-card-field-wrong", cardPath, field, value, allowed), cardPath);

    public PicksException EscapesFolder(string field, string value) =>
        new(ModelsTexts.Word("model-card-path-escapes", cardPath, field, value), cardPath);

    private JsonElement Find(string field, JsonValueKind kind, object allowed)
    {
        var element = root;
        foreach (var name in field.Split('.'))
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty(name, out element))
            {
                throw new PicksException(ModelsTexts.Word("model-card-field-missing", cardPath, field), cardPath);
            }
        }

        _read.Add(field);
        return element.ValueKind == kind ? element : throw Wrong(field, Shorten(element.GetRawText()), allowed);
    }

    private void RefuseOthers(JsonElement element, string prefix)
    {
        foreach (var property in element.EnumerateObject())
        {
            var field = prefix + property.Name;
            if (_read.Contains(field))
            {
                continue;
            }

            if (property.Value.ValueKind != JsonValueKind.Object || !_read.Any(known => known.StartsWith($"{field}.", StringComparison.Ordinal)))
            {
                throw new PicksException(ModelsTexts.Word("model-card-field-unknown", cardPath, Shorten(field)), cardPath);
            }

            RefuseOthers(property.Value, $"{field}.");
        }
    }

    private static string Shorten(string text) => text.Length <= MaxTextLength ? text : $"{text[..40]}…";
}
