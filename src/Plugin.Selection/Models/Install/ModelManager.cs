using System.Composition;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Models.Import;

namespace PredictPicks.Selection.Models.Install;

/// <inheritdoc cref="IEmbeddingModelManager"/>
[Export(typeof(IEmbeddingModelManager))]
[Shared]
[method: ImportingConstructor]
internal sealed class ModelManager(IPluginEnvironment environment, IEmbeddingModelSource source, ModelSwitch change) : IEmbeddingModelManager
{
    /// <summary>The user's folder of models.</summary>
    private string Folder => environment.ModelFolders[0];

    /// <inheritdoc/>
    public Task<InstalledModel> InstallAsync(ModelInstallation installation, CancellationToken cancellationToken) =>
        Task.Run(() => Install(installation, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public void Remove(string modelId)
    {
        var pack = Find(modelId);
        if (pack.IsActive)
        {
            throw new PicksException(ModelsTexts.Word("remove-in-use", modelId, ModelPackSource.BundledId), pack.Folder);
        }

        if (!string.Equals(Path.GetDirectoryName(pack.Folder), Path.GetFullPath(Folder), StringComparison.Ordinal))
        {
            throw new PicksException(ModelsTexts.Word("remove-not-installed", modelId, pack.Folder), pack.Folder);
        }

        try
        {
            Directory.Delete(pack.Folder, recursive: true);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new PicksException(ModelsTexts.Word("install-cannot-write", pack.Folder, exception.Message), pack.Folder, exception);
        }
    }

    /// <inheritdoc/>
    public Task<ModelChange> PlanChangeAsync(string storeFolder, string modelId, CancellationToken cancellationToken) =>
        Task.Run(() => change.Plan(storeFolder, Find(modelId)), cancellationToken);

    /// <inheritdoc/>
    public Task<ModelChangeReport> ChangeAsync(
        string storeFolder, string modelId, ExtractionOptions options, IProgress<JobProgress>? progress, CancellationToken cancellationToken) =>
        Task.Run(() => change.RunAsync(storeFolder, Find(modelId), options, progress, cancellationToken), cancellationToken);

    private InstalledModel Install(ModelInstallation installation, CancellationToken cancellationToken)
    {
        var (id, from) = (installation.ModelId, installation.Source);
        if (!ModelCardReader.IsId(id))
        {
            throw new PicksException(ModelsTexts.Word("install-id", id));
        }

        if (source.List().Any(pack => string.Equals(pack.Id, id, StringComparison.Ordinal)))
        {
            throw new PicksException(ModelsTexts.Word("install-exists", id));
        }

        var notes = Directory.Exists(from) ? InstallPack(installation, cancellationToken)
            : File.Exists(from) ? InstallWeights(installation, cancellationToken)
            : throw new PicksException(ModelsTexts.Word("install-no-source", from), from);
        var card = ModelCardReader.Read(Path.Combine(Folder, id));
        return new InstalledModel(Find(id), card.Attribution, notes);
    }

    private IReadOnlyList<UserText> InstallPack(ModelInstallation installation, CancellationToken cancellationToken)
    {
        if (installation.HopSeconds is not null || installation.PadsWithZeros)
        {
            throw new PicksException(ModelsTexts.Word("install-options", installation.ModelId));
        }

        var card = ModelCardReader.Read(Path.TrimEndingDirectorySeparator(installation.Source), installation.ModelId);
        return InstallTried(card.Id, new FileInfo(card.Weights.Path) is { Exists: true } weights ? weights.Length : 0, folder => PackCopy.Write(card, folder), cancellationToken);
    }

    private IReadOnlyList<UserText> InstallWeights(ModelInstallation installation, CancellationToken cancellationToken)
    {
        var network = L3Network.All.FirstOrDefault(network => string.Equals(network.Id, installation.ModelId, StringComparison.Ordinal))
            ?? throw new PicksException(
                ModelsTexts.Word("install-no-importer", installation.Source, string.Join(", ", L3Network.All.Select(network => network.Id))), installation.Source);
        var graph = L3Installation.Convert(network, installation.Source, cancellationToken);
        return InstallTried(network.Id, graph.Length, folder => L3Installation.Write(network, installation, graph, folder), cancellationToken);
    }

    private IReadOnlyList<UserText> InstallTried(string id, long bytes, Action<string> write, CancellationToken cancellationToken)
    {
        IReadOnlyList<UserText> notes = [];
        new PackInstaller(Folder).Install(id, bytes, folder =>
        {
            write(folder);
            cancellationToken.ThrowIfCancellationRequested();
            notes = PackTrial.Run(ModelCardReader.Read(folder, id), environment.Log);
            cancellationToken.ThrowIfCancellationRequested();
        });
        return notes;
    }

    private ModelPackInfo Find(string modelId) =>
        source.List().FirstOrDefault(pack => string.Equals(pack.Id, modelId, StringComparison.Ordinal))
        ?? throw new PicksException(ModelsTexts.Word("model-unknown", modelId));
}
