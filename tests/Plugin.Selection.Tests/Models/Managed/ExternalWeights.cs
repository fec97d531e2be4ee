using PredictPicks.Selection.Models.Managed;

namespace PredictPicks.Selection.Tests.Models.Managed;

internal static class ExternalWeights
{
    /// <summary>Weights that lie in another file.</summary>
    public static OnnxFile External(this OnnxFile file, string name)
    {
        const int FloatType = 1;
        using var tensor = new MemoryStream();
        OnnxFile.Number(tensor, 1, 1);
        OnnxFile.Number(tensor, 2, FloatType);
        OnnxFile.Text(tensor, 8, name);
        OnnxFile.Number(tensor, 14, 1);
        return file.Add(5, tensor);
    }
}
