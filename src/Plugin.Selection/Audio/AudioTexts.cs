using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Audio;

/// <summary>What the audio side says to users (<c>AudioTexts.resx</c>).</summary>
internal static class AudioTexts
{
    private static readonly TextCatalog Catalog = new(typeof(AudioTexts).Assembly, "PredictPicks.Selection.Audio.AudioTexts");

    /// <summary>The text of <paramref name="kind"/>.</summary>
    public static UserText Word(string kind, params object[] arguments) => Catalog.Word(kind, arguments);

    /// <summary>An error about a file: its name (without folders) is argument 0, <paramref name="more"/> follow.</summary>
    public static PicksException AboutFile(string kind, string path, Exception? inner = null, params object[] more) =>
        new(Word(kind, [FileName(path), .. more]), path, inner);

    /// <summary>What a file is called in a sentence.</summary>
    public static string FileName(string path)
    {
        var name = Path.GetFileName(path);
        return name.Length > 0 ? name : path;
    }
}
