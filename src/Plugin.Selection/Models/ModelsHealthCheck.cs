using System.Composition;
using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Models;

/// <summary>Looks whether the model in use is intact and runs on this machine, and whether the other packs are intact.</summary>
[Export(typeof(IHealthCheck))]
[Shared]
internal sealed class ModelsHealthCheck : IHealthCheck
{
    private readonly IEmbeddingModelSource _source;
    private readonly IPluginEnvironment _environment;

    [ImportingConstructor]
    public ModelsHealthCheck(IEmbeddingModelSource source, IPluginEnvironment environment)
    {
        _source = source;
        _environment = environment;
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<HealthFinding>> CheckAsync(string storeFolder, CancellationToken cancellationToken) =>
        Task.Run<IReadOnlyList<HealthFinding>>(() => Check(cancellationToken), cancellationToken);

    private List<HealthFinding> Check(CancellationToken cancellationToken)
    {
        var packs = _source.List();
        if (packs.Count == 0)
        {
            return [Finding("models", HealthStatus.Broken, ModelFailure.NoModel(_environment).Text)];
        }

        var findings = new List<HealthFinding>();
        if (!packs.Any(pack => pack.IsActive))
        {
            findings.Add(CheckActive(null));
        }

        foreach (var pack in packs)
        {
            cancellationToken.ThrowIfCancellationRequested();
            findings.Add(pack.IsActive ? CheckActive(pack) : CheckIdle(pack, cancellationToken));
        }

        return findings;
    }

    /// <summary>Loads the model in use; where there is none, that says why.</summary>
    private HealthFinding CheckActive(ModelPackInfo? pack)
    {
        var subject = pack?.Id ?? "models";
        try
        {
            using var model = _source.LoadActive();

            // The network is opened by the first song.
            model.BeginSong().Dispose();
            if (model is OnnxEmbeddingModel { Concern: { } concern })
            {
                return Finding(subject, HealthStatus.Warning, concern);
            }

            return Finding(subject, HealthStatus.Good, ModelsTexts.Word("model-good", pack?.Name ?? model.Id, model.Version, model.Dimension));
        }
        catch (PicksException exception)
        {
            return Finding(subject, HealthStatus.Broken, exception.Text);
        }
    }

    /// <summary>A pack that is not in use does no harm: what is wrong with it is worth knowing.</summary>
    private HealthFinding CheckIdle(ModelPackInfo pack, CancellationToken cancellationToken)
    {
        var wrong = _source.Verify(pack.Id, cancellationToken).FirstOrDefault(finding => finding.Status == HealthStatus.Broken);
        return wrong is null
            ? Finding(pack.Id, HealthStatus.Good, ModelsTexts.Word("model-good-idle", pack.Name, pack.Version))
            : Finding(pack.Id, HealthStatus.Warning, wrong.Text);
    }

    private static HealthFinding Finding(string subject, HealthStatus status, UserText text) => new(subject, status, text);
}
