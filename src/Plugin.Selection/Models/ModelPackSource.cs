using System.Composition;
using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Models;

/// <summary>
/// The model packs in the environment's folders: every subfolder with a card. Where two packs have one id, the one of the earlier folder
/// counts. The pack in use is the one that the user has chosen (<see cref="ModelChoice"/>), else the bundled one if it is there, else the
/// first that can be used: installing another pack must not silently change every song's vector.
/// </summary>
[Export(typeof(IEmbeddingModelSource))]
[Shared]
internal sealed class ModelPackSource : IEmbeddingModelSource
{
    /// <summary>The pack that ships with the plug-in.</summary>
    public const string BundledId = "msd-musicnn";

    private readonly IPluginEnvironment _environment;
    private readonly NetworkLoader _loader;

    [ImportingConstructor]
    public ModelPackSource(IPluginEnvironment environment)
    {
        _environment = environment;
        _loader = new NetworkLoader(environment.Inference, environment.Log);
    }

    /// <inheritdoc/>
    public IReadOnlyList<ModelPackInfo> List()
    {
        var packs = Find();
        var active = Active(packs);
        return [.. packs.Select(pack => Describe(pack, ReferenceEquals(pack, active)))];
    }

    /// <inheritdoc/>
    public IReadOnlyList<HealthFinding> Verify(string modelId, CancellationToken cancellationToken)
    {
        var pack = Find().FirstOrDefault(candidate => string.Equals(candidate.Id, modelId, StringComparison.Ordinal));
        if (pack is null)
        {
            return [new HealthFinding(modelId, HealthStatus.Broken, ModelsTexts.Word("model-unknown", modelId))];
        }

        if (pack.Card is not { } card)
        {
            return [new HealthFinding(modelId, HealthStatus.Broken, pack.Problem!)];
        }

        var weights = VerifyFile(card, card.Weights, PackFiles.MaxWeightBytes, cancellationToken);
        return card.Standardisation is { } statistics
            ? [weights, VerifyFile(card, statistics, PackFiles.MaxStandardisationBytes, cancellationToken)]
            : [weights];
    }

    /// <inheritdoc/>
    public IEmbeddingModel LoadActive() => Load(Active(Find()) ?? throw NoModel());

    /// <inheritdoc/>
    public IEmbeddingModel Load(string modelId) => Load(
        Find().Find(pack => string.Equals(pack.Id, modelId, StringComparison.Ordinal)) ?? throw new PicksException(ModelsTexts.Word("model-unknown", modelId)));

    private OnnxEmbeddingModel Load(Pack pack) =>
        OnnxEmbeddingModel.Load(pack.Card ?? throw new PicksException(pack.Problem!, pack.Folder), _loader);

    private PicksException NoModel() => Chosen() is { } id
        ? new PicksException(ModelsTexts.Word("model-chosen-missing", id, BundledId))
        : ModelFailure.NoModel(_environment);

    private static HealthFinding VerifyFile(ModelCard card, PackFile file, int maxBytes, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            PackFiles.ReadVerified(file, maxBytes);
            return new HealthFinding(card.Id, HealthStatus.Good, ModelsTexts.Word("model-file-good", file.Path));
        }
        catch (PicksException exception)
        {
            return new HealthFinding(card.Id, HealthStatus.Broken, exception.Text);
        }
    }

    private string? Chosen() => _environment.ModelFolders is [var own, ..] ? ModelChoice.Read(own) : null;

    /// <summary>A choice that is gone is no reason to take another model silently.</summary>
    private Pack? Active(List<Pack> packs) => Chosen() is { } chosen
        ? packs.Find(pack => string.Equals(pack.Id, chosen, StringComparison.Ordinal))
        : packs.Find(pack => string.Equals(pack.Id, BundledId, StringComparison.Ordinal)) ?? packs.Find(pack => pack.Card is not null);

    private static ModelPackInfo Describe(Pack pack, bool isActive)
    {
        if (pack.Card is not { } card)
        {
            return new ModelPackInfo(pack.Id, pack.Id, string.Empty, 0, string.Empty, 0, pack.Folder, isActive, pack.Problem);
        }

        var weights = new FileInfo(card.Weights.Path);
        var problem = weights.Exists ? null : ModelsTexts.Word("model-file-missing", card.Weights.Path);
        return new ModelPackInfo(
            card.Id, card.Name, card.Version, card.Dimension, card.Licence, weights.Exists ? weights.Length : 0, card.Folder, isActive, problem);
    }

    private List<Pack> Find()
    {
        var packs = new List<Pack>();
        foreach (var folder in _environment.ModelFolders.SelectMany(PackFolders))
        {
            var id = Path.GetFileName(folder);
            if (!packs.Exists(pack => string.Equals(pack.Id, id, StringComparison.Ordinal)))
            {
                packs.Add(ReadPack(id, folder));
            }
        }

        return packs;
    }

    private static Pack ReadPack(string id, string folder)
    {
        try
        {
            return new Pack(id, folder, ModelCardReader.Read(folder), null);
        }
        catch (PicksException exception)
        {
            return new Pack(id, folder, null, exception.Text);
        }
    }

    private string[] PackFolders(string parent)
    {
        try
        {
            string[] folders =
            [
                .. Directory.EnumerateDirectories(Path.GetFullPath(parent))
                    .Where(folder => Path.GetFileName(folder)[0] != '.' && File.Exists(Path.Combine(folder, ModelCardReader.FileName))),
            ];
            Array.Sort(folders, StringComparer.Ordinal);
            return folders;
        }
        catch (DirectoryNotFoundException)
        {
            return [];
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            _environment.Log.Write(LogSeverity.Warning, $"The model folder {parent} cannot be read.", exception);
            return [];
        }
    }

    private sealed record Pack(string Id, string Folder, ModelCard? Card, UserText? Problem);
}
