using System.Buffers;
using System.Numerics;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Features.Spectrum;

namespace PredictPicks.Selection.Models;

/// <summary>
/// Reads and checks a pack's <c>model.json</c>. A card says everything that makes the vectors what they are; what this version cannot do
/// exactly as the card says is refused. Cards are hostile input: files lie directly in the pack's folder, and sizes have limits.
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
    private const int MinFftLength = 32;
    private const int MaxFftLength = 65_536;
    private const int MaxDimension = 16_384;

    private static readonly SearchValues<char> HexDigits = SearchValues.Create("0123456789abcdefABCDEF");
    private static readonly SearchValues<char> IdCharacters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789-_.");

    /// <summary>Reads the card of the pack in <paramref name="folder"/>.</summary>
    /// <exception cref="PicksException">It cannot be read, is no card, or says something that this version cannot do; names the
    /// file.</exception>
    public static ModelCard Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        using var document = PackJson.Parse(path, PackFiles.Read(path, MaxCardBytes));
        var fields = new CardFields(path, document.RootElement);
        fields.Only("schema", Schema);
        var frontEnd = FrontEnd(fields);
        var card = new ModelCard
        {
            Id = Id(fields, folder),
            Name = fields.Text("name"),
            Version = fields.Text("version"),
            Licence = fields.Text("licence"),
            Folder = folder,
            Weights = PackFileOf(fields, folder, "file", "sha256"),
            Standardisation = PackFileOf(fields, folder, "standardisation.file", "standardisation.sha256"),
            Input = fields.Text("input"),
            Output = fields.Text("output"),
            FrontEnd = frontEnd,
            WindowFrames = fields.Whole("windowFrames", 1, ModelCard.MaxPatchLength / frontEnd.Bands),
            Dimension = fields.Whole("dimension", 1, MaxDimension),
            SilenceRms = fields.Number("pooling.silenceRms", 1e-9, 1),
        };
        fields.Only("channels", 1);
        fields.Only("layout", "frames-bands");
        fields.Only("hopFrames", card.WindowFrames);
        fields.Only("standardisation.use", "centre");
        fields.Only("pooling.name", "rms-weighted-mean");
        fields.RefuseOthers();
        return card;
    }

    private static string Id(CardFields fields, string folder)
    {
        var id = fields.Text("id");
        var folderName = Path.GetFileName(Path.TrimEndingDirectorySeparator(folder));
        if (id.AsSpan().ContainsAnyExcept(IdCharacters))
        {
            throw fields.Wrong("id", id, "a-z 0-9 - _ .");
        }

        return string.Equals(id, folderName, StringComparison.Ordinal) ? id : throw fields.Wrong("id", id, folderName);
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

    private static MelParameters FrontEnd(CardFields fields)
    {
        fields.Only("frontEnd.name", "mel");
        fields.Only("frontEnd.parameters.window", "hann");
        fields.Only("frontEnd.parameters.padding", "zeros");
        fields.Only("frontEnd.parameters.power", 2);
        fields.Only("frontEnd.parameters.scale", "slaney");
        fields.Only("frontEnd.parameters.norm", "slaney");
        fields.Only("frontEnd.parameters.compression", "log10(1 + gain * x)");
        var sampleRate = fields.Whole("sampleRate", MinSampleRateHz, MaxSampleRateHz);
        var fftLength = fields.Whole("frontEnd.parameters.fftLength", MinFftLength, MaxFftLength);
        if (!BitOperations.IsPow2(fftLength))
        {
            throw fields.Wrong("frontEnd.parameters.fftLength", fftLength, $"{MinFftLength}, {2 * MinFftLength} … {MaxFftLength}");
        }

        // More bands than bins would leave bands empty; a hop of more than half a frame would leave samples unheard.
        var bands = fields.Whole("frontEnd.parameters.bands", 1, fftLength / 2);
        var hop = fields.Whole("frontEnd.parameters.hopLength", 1, fftLength / 2);
        var maxHz = fields.Number("frontEnd.parameters.maxHz", 1, sampleRate / 2.0);
        var minHz = fields.Number("frontEnd.parameters.minHz", 0, maxHz - 1);
        var gain = fields.Number("frontEnd.parameters.gain", 1e-6, 1e9);
        return new MelParameters(sampleRate, fftLength, hop, bands, minHz, maxHz, gain);
    }
}
