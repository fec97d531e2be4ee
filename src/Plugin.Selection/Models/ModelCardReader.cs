using System.Buffers;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Features.Embedding;

namespace PredictPicks.Selection.Models;

/// <summary>
/// Reads and checks a pack's <c>model.json</c>. A card says everything that makes the vectors what they are; what this version cannot do
/// exactly as the card says is refused. Cards are hostile input: files lie directly in the pack's folder, and sizes have limits.
/// docs/models.md says what each field means.
/// </summary>
internal static class ModelCardReader
{
    public const string FileName = "model.json";

    /// <summary>The form of the card that this version reads.</summary>
    private const int Schema = 1;

    /// <summary>Cards are a page of text.</summary>
    private const int MaxCardBytes = 64 * 1024;

    private const int MinSampleRateHz = 8_000;
    private const int MaxSampleRateHz = 192_000;
    private const int MaxDimension = 16_384;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");
    private static readonly SearchValues<char> IdCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_.");

    /// <summary>Reads the card of the pack in <paramref name="folder"/>.</summary>
    /// <param name="folder">Its folder.</param>
    /// <param name="id">The id that the card has to have; null: the folder's name.</param>
    /// <exception cref="PicksException">It cannot be read, is no card, or says something that this version cannot do; names the
    /// file.</exception>
    public static ModelCard Read(string folder, string? id = null)
    {
        var path = Path.Combine(folder, FileName);
        using var document = PackJson.Parse(path, PackFiles.Read(path, MaxCardBytes));
        var fields = new CardFields(path, document.RootElement);
        fields.Only("schema", Schema);
        var sampleRate = fields.Whole("sampleRate", MinSampleRateHz, MaxSampleRateHz);
        var frontEnd = FrontEndFields.Read(fields, sampleRate);
        var windows = FrontEndFields.ReadWindows(fields, frontEnd);
        var orders = frontEnd is null ? PatchOrder.OfSamples : PatchOrder.OfBands;
        var (standardisation, isFitted) = Standardisation(fields, folder);
        var card = new ModelCard
        {
            Id = Id(fields, id ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(folder))),
            Name = fields.Text("name"),
            Version = fields.Text("version"),
            Licence = fields.Text("licence"),
            Attribution = fields.Has("attribution") ? fields.Text("attribution") : null,
            Folder = folder,
            Weights = PackFileOf(fields, folder, "file", "sha256"),
            Standardisation = standardisation,
            IsFittedToLibrary = isFitted,
            Input = fields.Text("input"),
            Output = fields.Text("output"),
            SampleRateHz = sampleRate,
            FrontEnd = frontEnd,
            WindowFrames = FrontEndFields.ReadFrames(fields, frontEnd, windows),
            Windows = windows,
            Order = fields.Choice("layout", [.. orders.Select(order => (order.Name, order))]),
            Dimension = fields.Whole("dimension", 1, MaxDimension),
            SilenceRms = fields.Number("pooling.silenceRms", 1e-9, 1),
        };
        fields.Only("channels", 1);
        fields.Only("pooling.name", "rms-weighted-mean");
        fields.RefuseOthers();
        return card;
    }

    /// <summary>Whether an id is one that a folder can be named by.</summary>
    public static bool IsId(string id) => id.Length is > 0 and <= 64 && id[0] != '.' && !id.AsSpan().ContainsAnyExcept(IdCharacters);

    private static string Id(CardFields fields, string expected)
    {
        var id = fields.Text("id");
        if (!IsId(id))
        {
            throw fields.Wrong("id", id, "a-z 0-9 - _ .");
        }

        return string.Equals(id, expected, StringComparison.Ordinal) ? id : throw fields.Wrong("id", id, expected);
    }

    private static (PackFile? File, bool IsFitted) Standardisation(CardFields fields, string folder)
    {
        var use = fields.Choice("standardisation.use", ("centre", 'c'), ("fit-to-library", 'f'), ("none", 'n'));
        var file = use == 'c' || (use == 'f' && fields.Has("standardisation.file"))
            ? PackFileOf(fields, folder, "standardisation.file", "standardisation.sha256")
            : null;
        return (file, use == 'f');
    }

    private static PackFile PackFileOf(CardFields fields, string folder, string nameField, string hashField)
    {
        var name = fields.Text(nameField);

        // A plain name on every system: no separators of either kind, no drive or stream (':'), no parent.
        if (name is "." or ".." || name.AsSpan().ContainsAny("/\\:"))
        {
            throw fields.EscapesFolder(nameField, name);
        }

        var hash = fields.Text(hashField);
        return hash.Length == 64 && !hash.AsSpan().ContainsAnyExcept(HexDigits)
            ? new PackFile(Path.Combine(folder, name), hash.ToLowerInvariant())
            : throw fields.Wrong(hashField, hash, "SHA-256");
    }
}
