using PredictPicks.Abstractions;
using PredictPicks.Selection.Features.Embedding;
using PredictPicks.Selection.Models.Managed;

namespace PredictPicks.Selection.Models;

/// <summary>Opens a pack's graph.</summary>
/// <param name="card">The pack.</param>
/// <param name="layout">What its patches are.</param>
/// <param name="graph">The file's bytes, whose hash was checked.</param>
/// <exception cref="PicksException">It cannot be run.</exception>
internal delegate IPatchNetwork NetworkOpener(ModelCard card, PatchLayout layout, byte[] graph);

/// <summary>
/// Chooses what runs a pack's network. Left to itself, it takes the executor of this program where that is the faster one, else ONNX
/// Runtime, and where ONNX Runtime's native library cannot be loaded, the executor again. Their vectors agree to 10⁻⁴, so a stored one
/// stays good whichever made it.
/// </summary>
internal sealed class NetworkLoader
{
    private readonly InferenceEngine _engine;
    private readonly IPluginLog _log;
    private readonly NetworkOpener _openRuntime;

    public NetworkLoader(InferenceEngine engine, IPluginLog log)
        : this(engine, log, OnnxNetwork.Load)
    {
    }

    internal NetworkLoader(InferenceEngine engine, IPluginLog log, NetworkOpener openRuntime)
    {
        _engine = engine;
        _log = log;
        _openRuntime = openRuntime;
    }

    /// <summary>The network, and why it runs in another way than it should, or null.</summary>
    /// <exception cref="PicksException">It cannot be run.</exception>
    public (IPatchNetwork Network, UserText? Concern) Load(ModelCard card, PatchLayout layout, byte[] graph)
    {
        ExternalData.Refuse(card.Weights.Path, graph);
        return _engine switch
        {
            InferenceEngine.OnnxRuntime => (_openRuntime(card, layout, graph), null),
            InferenceEngine.Managed => (ManagedNetwork.Load(card, layout, graph), null),
            _ => LoadFaster(card, layout, graph),
        };
    }

    private (IPatchNetwork Network, UserText? Concern) LoadFaster(ModelCard card, PatchLayout layout, byte[] graph)
    {
        var managed = TryLoadManaged(card, layout, graph);
        if (managed is { IsFast: true })
        {
            return (managed, null);
        }

        try
        {
            return (_openRuntime(card, layout, graph), null);
        }
        catch (PicksException exception) when (ModelFailure.IsLibraryMissing(exception))
        {
            // Where it could not be loaded either, this says why.
            var network = managed ?? ManagedNetwork.Load(card, layout, graph);
            var concern = ModelsTexts.Word("inference-managed", card.Name);
            _log.Write(LogSeverity.Warning, concern.Text, exception);
            return (network, concern);
        }
    }

    /// <summary>Null for what it cannot run: ONNX Runtime knows more.</summary>
    private static ManagedNetwork? TryLoadManaged(ModelCard card, PatchLayout layout, byte[] graph)
    {
        try
        {
            return ManagedNetwork.Load(card, layout, graph);
        }
        catch (PicksException)
        {
            return null;
        }
    }
}
