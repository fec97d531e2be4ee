using System.Numerics.Tensors;
using System.Text.Json;
using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Models;

/// <summary>
/// The fixed statistics by which song vectors are centred: raw cosines are dominated by the direction that all songs share. They ship
/// with the model, or are fitted once to the library.
/// </summary>
internal sealed class Standardisation
{
    private readonly float[] _mean;

    private Standardisation(float[] mean) => _mean = mean;

    /// <summary>The pack's statistics; for a pack that has none, such that vectors are scaled alone.</summary>
    /// <exception cref="PicksException">The file is missing, another one than the card says, or its <c>mean</c> has not as many numbers as
    /// the model's vectors.</exception>
    public static Standardisation Read(ModelCard card) =>
        card.Standardisation is { } file ? Read(file, card.Dimension) : new Standardisation(new float[card.Dimension]);

    private static Standardisation Read(PackFile file, int dimension)
    {
        using var document = PackJson.Parse(file.Path, PackFiles.ReadVerified(file, PackFiles.MaxStandardisationBytes));
        var mean = document.RootElement.TryGetProperty("mean", out var values) && values.ValueKind == JsonValueKind.Array ? Numbers(values) : [];
        return mean.Length == dimension && mean.All(float.IsFinite)
            ? new Standardisation(mean)
            : throw new PicksException(ModelsTexts.Word("model-standardisation-differs", file.Path, mean.Length, dimension), file.Path);
    }

    /// <summary>Subtracts the mean and scales to unit length, in place; what equals the mean becomes zero.</summary>
    /// <exception cref="ArgumentException">The vector has another length.</exception>
    public void Apply(Span<float> vector)
    {
        if (vector.Length != _mean.Length)
        {
            throw new ArgumentException($"The vector has {vector.Length} values, the model {_mean.Length}.", nameof(vector));
        }

        TensorPrimitives.Subtract(vector, _mean, vector);
        var length = TensorPrimitives.Norm<float>(vector);
        if (length > 0)
        {
            TensorPrimitives.Divide(vector, length, vector);
        }
    }

    /// <summary>NaN for what is no number.</summary>
    private static float[] Numbers(JsonElement array)
    {
        var numbers = new float[array.GetArrayLength()];
        var i = 0;
        foreach (var value in array.EnumerateArray())
        {
            numbers[i++] = value.ValueKind == JsonValueKind.Number && value.TryGetSingle(out var number) ? number : float.NaN;
        }

        return numbers;
    }
}
