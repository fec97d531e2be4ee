using System.Numerics.Tensors;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Models.Install;

/// <summary>Fits the statistics of a model that brings none to the user's own songs, once: the pack has them from then on, so that they never drift.</summary>
internal static class StandardisationFit
{
    private const string FileName = "standardisation.json";

    /// <summary>Songs that are enough: the mean of more moves by less than its own error.</summary>
    private const int MaxSongs = 500;

    /// <summary>With fewer songs, each would be compared with a mean that is much of itself.</summary>
    public const int MinSongs = 20;

    /// <summary>Fits the statistics and stores them with the pack.</summary>
    /// <param name="card">The pack.</param>
    /// <param name="vectors">Of all songs, in the order of their ids: those are hashes, so every n-th is a fair choice.</param>
    /// <param name="count">How many.</param>
    /// <returns>What was done, in words.</returns>
    /// <exception cref="PicksException">The pack's folder cannot be written.</exception>
    public static UserText Run(ModelCard card, VectorTable vectors, int count)
    {
        if (count < MinSongs)
        {
            return ModelsTexts.Word("fit-too-few", card.Name, count, MinSongs, card.Id);
        }

        var step = (count + MaxSongs - 1) / MaxSongs;
        var sum = new double[card.Dimension];
        var songs = 0;
        for (var row = 0; row < count; row += step, songs++)
        {
            for (var i = 0; i < sum.Length; i++)
            {
                sum[i] += vectors.Row(row)[i];
            }
        }

        TensorPrimitives.Divide(sum, songs, sum);
        try
        {
            Store(card, sum, songs);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PicksException(ModelsTexts.Word("install-cannot-write", card.Folder, exception.Message), card.Folder, exception);
        }

        return ModelsTexts.Word("fit-done", card.Name, songs);
    }

    /// <summary>The statistics first, then the card that names them: in between, the pack is as it was.</summary>
    private static void Store(ModelCard card, double[] mean, int songs)
    {
        var statistics = new JsonObject { ["songs"] = songs, ["mean"] = new JsonArray([.. mean.Select(value => JsonValue.Create((float)value))]) };
        var json = System.Text.Encoding.UTF8.GetBytes(CardJson.Write(statistics));
        File.WriteAllBytes(Path.Combine(card.Folder, FileName), json);
        var changed = CardJson.Read(card.Folder);
        changed["standardisation"] = new JsonObject
        {
            ["use"] = "fit-to-library",
            ["file"] = FileName,
            ["sha256"] = Convert.ToHexStringLower(SHA256.HashData(json)),
        };
        var temporary = Path.Combine(card.Folder, $".{ModelCardReader.FileName}.new");
        File.WriteAllText(temporary, CardJson.Write(changed));
        File.Move(temporary, Path.Combine(card.Folder, ModelCardReader.FileName), overwrite: true);
    }
}
