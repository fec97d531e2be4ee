using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Models;

/// <summary>Which model the user has put into use: a file of one line in the user's folder of models. Without it, the bundled one is.</summary>
internal static class ModelChoice
{
    private const string FileName = "in-use";

    /// <summary>An id is much shorter.</summary>
    private const int MaxBytes = 1024;

    /// <summary>The chosen id, or null when the user has not chosen.</summary>
    /// <exception cref="PicksException">The choice is there but cannot be read.</exception>
    public static string? Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        return File.Exists(path) && System.Text.Encoding.UTF8.GetString(PackFiles.Read(path, MaxBytes)).Trim() is { Length: > 0 } id ? id : null;
    }

    /// <summary>Stores a choice, at once or not at all.</summary>
    /// <exception cref="PicksException">The folder cannot be written.</exception>
    public static void Write(string folder, string id)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var temporary = Path.Combine(folder, $".{FileName}.new");
            File.WriteAllText(temporary, id + "\n");
            File.Move(temporary, Path.Combine(folder, FileName), overwrite: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PicksException(ModelsTexts.Word("install-cannot-write", folder, exception.Message), folder, exception);
        }
    }
}
