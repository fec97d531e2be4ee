using System.Numerics.Tensors;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Features.Embedding;
using PredictPicks.Selection.Models.Managed;

namespace PredictPicks.Selection.Models.Install;

/// <summary>Tries a pack before it is installed: what would go wrong in the middle of a scan goes wrong here.</summary>
internal static class PackTrial
{
    private const int Seed = 1;

    /// <summary>Loads the pack, and runs its network over noise.</summary>
    /// <returns>What the user should know.</returns>
    /// <exception cref="PicksException">A file is not what the card says, or the network cannot be run or gives no numbers.</exception>
    public static IReadOnlyList<UserText> Run(ModelCard card, IPluginLog log)
    {
        var graph = PackFiles.ReadVerified(card.Weights, PackFiles.MaxWeightBytes);
        _ = Standardisation.Read(card);
        var layout = card.CreateLayout();
        RefuseWeightsThatAreNoNumbers(card, graph);
        using var network = new NetworkLoader(InferenceEngine.Automatic, log).Load(card, layout, graph).Network;
        using var workspace = new EmbeddingWorkspace(layout, network.CreateBatch(1));
        using var pass = workspace.Begin(_ => { });
        var random = new Random(Seed);
        var noise = new float[2 * layout.PatchSamples];
        foreach (ref var sample in noise.AsSpan())
        {
            sample = random.NextSingle() - 0.5f;
        }

        pass.Add(System.Runtime.InteropServices.MemoryMarshal.AsBytes(noise.AsSpan()).ToArray());
        return pass.Complete().Vector is not null
            ? NoteOfMissingOperator(card, layout, graph)
            : throw new PicksException(ModelsTexts.Word("install-no-numbers", card.Weights.Path), card.Weights.Path);
    }

    private static void RefuseWeightsThatAreNoNumbers(ModelCard card, byte[] graph)
    {
        try
        {
            foreach (var (name, tensor) in OnnxGraphReader.Read(graph).Constants)
            {
                if (tensor.Floats is { } values && TensorPrimitives.IsNaNAny<float>(values))
                {
                    throw new PicksException(ModelsTexts.Word("import-not-finite", card.Weights.Path, name), card.Weights.Path);
                }
            }
        }
        catch (InvalidDataException)
        {
            // A network that only ONNX Runtime can read; what it gives is looked at all the same.
        }
    }

    /// <summary>A network that ONNX Runtime alone can run is worth a word: it stops where the native library cannot be loaded.</summary>
    private static UserText[] NoteOfMissingOperator(ModelCard card, PatchLayout layout, byte[] graph)
    {
        try
        {
            ManagedNetwork.Load(card, layout, graph).Dispose();
            return [];
        }
        catch (PicksException exception)
        {
            return [ModelsTexts.Word("install-runtime-only", card.Name, exception.Text.Text)];
        }
    }
}
