using PredictPicks.Abstractions;
using PredictPicks.Selection.Models;
using PredictPicks.Selection.Models.Install;
using PredictPicks.Selection.Tests.Audio;

namespace PredictPicks.Selection.Tests.Models.Install;

/// <summary>A user's folder of models, and one where downloads lie.</summary>
internal sealed class InstallFolder : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("picks-install-").FullName;

    public InstallFolder()
    {
        Directory.CreateDirectory(Downloads);
        Environment = new FakePluginEnvironment { ModelFolders = [Models, Path.Combine(PackFolder.RepositoryRoot, "models")] };
        Source = new ModelPackSource(Environment);
    }

    public string Models => Path.Combine(_root, "models");

    public string Downloads => Path.Combine(_root, "downloads");

    public FakePluginEnvironment Environment { get; }

    public ModelPackSource Source { get; }

    public string Download(string name) => Path.Combine(Downloads, name);

    public async Task<InstalledModel> InstallAsync(string id, string from, double? hopSeconds = null, bool padsWithZeros = false) =>
        await Manager().InstallAsync(
            new ModelInstallation(id, from) { HopSeconds = hopSeconds, PadsWithZeros = padsWithZeros }, TestContext.Current.CancellationToken);

    /// <summary>The installation fails with one sentence, and nothing of it is left.</summary>
    public async Task<PicksException> RefusesAsync(string id, string from, string code)
    {
        var error = await Should.ThrowAsync<PicksException>(() => InstallAsync(id, from));
        error.Code.ShouldBe(code, error.Message);
        error.Message.ShouldNotContain("Exception");
        (Directory.Exists(Models) ? Directory.GetFileSystemEntries(Models) : []).ShouldBeEmpty("nothing is half installed");
        return error;
    }

    public ModelManager Manager(ModelSwitch? change = null) => new(Environment, Source, change!);

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
