using System.Runtime.Loader;
using NSubstitute;
using PredictPicks.Abstractions;
using PredictPicks.TestHost.Composition;
using PredictPicks.TestHost.Hosting;
using PredictPicks.TestHost.Tests.Support;

namespace PredictPicks.TestHost.Tests.Composition;

public sealed class ComposerTests : IDisposable
{
    private readonly TemporaryFolder _root = new();
    private readonly TemporaryFolder _cache = new();

    public void Dispose()
    {
        _root.Dispose();
        _cache.Dispose();
    }

    [Fact]
    public async Task GetAll_GoodPlugin_LoadsPartsAndTheirDependenciesIntoTheirOwnContext()
    {
        FakePlugins.Install(_root.Path, "good");
        using var composer = Create();

        var check = composer.GetAll<IHealthCheck>().ShouldHaveSingleItem();
        var findings = await check.CheckAsync(_root.Path, CancellationToken.None);

        findings[0].Text.Text.ShouldBe("hello from the dependency");
        AssemblyLoadContext.GetLoadContext(check.GetType().Assembly).ShouldNotBe(AssemblyLoadContext.Default);
        AppDomain.CurrentDomain.GetAssemblies().Where(assembly => assembly.GetName().Name == "FakePlugin.GoodLibrary")
            .ShouldAllBe(assembly => AssemblyLoadContext.GetLoadContext(assembly) is PluginLoadContext);
        composer.Problems.ShouldBeEmpty();
    }

    /// <summary>The program loads the plug-ins before it knows the player.</summary>
    [Fact]
    public void GetAll_PlayerSetAfterLoading_IsImportedByPartsThatCanDoWithoutOne()
    {
        FakePlugins.Install(_root.Path, "good");
        using var without = Create();
        using var with = Create();
        with.Load();
        with.Player = Substitute.For<IHostShim>();

        FindPlayer(without).ShouldBeNull();
        FindPlayer(with).ShouldBeSameAs(with.Player);

        static object? FindPlayer(Composer composer)
        {
            var part = composer.GetAll<IPicksReader>().ShouldHaveSingleItem();
            return part.GetType().GetProperty("Player")!.GetValue(part);
        }
    }

    [Fact]
    public void GetAll_SharedPart_IsOneInstanceForAllThatImportIt()
    {
        FakePlugins.Install(_root.Path, "good");
        using var composer = Create();

        composer.GetAll<ISelectionPredictor>()[0].ShouldBeSameAs(composer.GetAll<ISelectionPredictor>()[0]);
    }

    [Fact]
    public void GetAll_PartsNotAskedFor_AreNotConstructed()
    {
        FakePlugins.Install(_root.Path, "good");
        FakePlugins.Install(_root.Path, "throwing");
        using var composer = Create();

        composer.GetAll<IHostPlayerProvider>().Count.ShouldBe(1);
        composer.Problems.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("manifest missing")]
    [InlineData("manifest not JSON")]
    [InlineData("manifest of another shape")]
    [InlineData("manifest with a misspelt member")]
    [InlineData("id with a path")]
    [InlineData("other contract")]
    [InlineData("entry missing")]
    [InlineData("entry not listed")]
    [InlineData("entry not managed")]
    [InlineData("file changed")]
    [InlineData("file missing")]
    [InlineData("file outside the folder")]
    [InlineData("same id")]
    [InlineData("constructor throws")]
    [InlineData("import that nobody exports")]
    public async Task GetAll_BrokenPlugin_IsNamedAndLeftOutAndTheOthersGoOn(string fault)
    {
        FakePlugins.Install(_root.Path, "good", "a-good");
        var (folder, name, words) = Break(fault);
        using var composer = Create();

        var checks = composer.GetAll<IHealthCheck>();

        var problem = composer.Problems.ShouldHaveSingleItem();
        problem.Folder.ShouldBe(folder);
        problem.Name.ShouldBe(name);
        problem.Text.Text.ShouldContain($"'{name}'");
        problem.Text.Text.ShouldContain(words);
        var findings = await checks.ShouldHaveSingleItem().CheckAsync(_root.Path, CancellationToken.None);
        findings[0].Text.Text.ShouldBe("hello from the dependency");
        composer.GetAll<ISelectionPredictor>().Count.ShouldBe(1);
    }

    [Fact]
    public void GetAll_TwoPluginsFailToCompose_BothAreLeftOut()
    {
        FakePlugins.Install(_root.Path, "good");
        FakePlugins.Install(_root.Path, "throwing");
        FakePlugins.Install(_root.Path, "importing");
        FakePlugins.Install(_root.Path, "importing", "importing-too", "importing-too");
        using var composer = Create();

        composer.GetAll<IHealthCheck>().Count.ShouldBe(1);
        composer.Problems.Select(problem => problem.Name).Order().ShouldBe(["importing", "importing-too", "throwing"]);
    }

    [Fact]
    public void GetAll_EntrySwappedSinceTheLastRunWithSizeAndTimeKept_IsNoticedBeforeItIsLoaded()
    {
        var folder = FakePlugins.Install(_root.Path, "good");
        using (var first = Create())
        {
            first.GetAll<IHealthCheck>().Count.ShouldBe(1);
        }

        FakePlugins.TamperUnseen(Path.Combine(folder, "FakePlugin.Good.dll"));
        using var second = Create();

        second.GetAll<IHealthCheck>().ShouldBeEmpty();
        second.Problems.ShouldHaveSingleItem().Text.Text.ShouldContain("FakePlugin.Good.dll");
    }

    [Fact]
    public async Task Part_NeedsAssemblyThatTheManifestDoesNotList_ItIsNotLoaded()
    {
        var folder = FakePlugins.Install(_root.Path, "good");
        FakePlugins.EditManifest(folder, json => json["files"]!.AsArray().RemoveAt(1));
        using var composer = Create();

        var failure = await Should.ThrowAsync<Exception>(() => composer.GetAll<IHealthCheck>()[0].CheckAsync(_root.Path, CancellationToken.None));

        failure.GetBaseException().ShouldBeOfType<PluginFault>().Text.Text.ShouldContain("FakePlugin.GoodLibrary.dll");
    }

    [Fact]
    public void GetAll_UnchangedSizeAndTime_FilesThatAreNotLoadedAreNotReadAgain()
    {
        var folder = FakePlugins.Install(_root.Path, "good");
        File.WriteAllText(Path.Combine(folder, "data.bin"), "data");
        ManifestSealer.Seal(folder);
        using (var first = Create())
        {
            first.GetAll<IHealthCheck>();
        }

        FakePlugins.TamperUnseen(Path.Combine(folder, "data.bin"));
        using var second = Create();

        second.GetAll<IHealthCheck>().Count.ShouldBe(1);
        second.Plugins.ShouldHaveSingleItem().FindChangedFiles().ShouldHaveSingleItem().Text.ShouldContain("data.bin");
    }

    [Fact]
    public void GetAll_CacheIsGarbage_HashesAreComputedAfresh()
    {
        FakePlugins.Install(_root.Path, "good");
        File.WriteAllText(CacheFile, "{ \"x\": null, ");
        using var composer = Create();

        composer.GetAll<IHealthCheck>().Count.ShouldBe(1);
    }

    private string CacheFile => Path.Combine(_cache.Path, "hashes.json");

    private Composer Create() => new(
        PluginFolders.Find([_root.Path]),
        new FileHashes(CacheFile),
        _ => new PluginEnvironment([], [], () => InferenceEngine.Automatic, new PluginLog(() => Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance), () => DateTimeOffset.UnixEpoch));

    /// <returns>The broken plug-in's folder, the name that the user reads, and words of the reason.</returns>
    private (string Folder, string Name, string Words) Break(string fault)
    {
        var fake = fault switch { "constructor throws" => "throwing", "import that nobody exports" => "importing", _ => "good" };
        var id = fault == "same id" ? "GOOD" : "broken";
        var folder = FakePlugins.Install(_root.Path, fake, "broken", id);
        var manifest = Path.Combine(folder, PluginManifest.FileName);
        switch (fault)
        {
            case "manifest missing":
                File.Delete(manifest);
                return (folder, "broken", PluginManifest.FileName);
            case "manifest not JSON":
                File.WriteAllText(manifest, "id: broken");
                return (folder, "broken", PluginManifest.FileName);
            case "manifest of another shape":
                File.WriteAllText(manifest, "[1, 2]");
                return (folder, "broken", PluginManifest.FileName);
            case "manifest with a misspelt member":
                FakePlugins.EditManifest(folder, json => json["entryAssemby"] = "x.dll");
                return (folder, "broken", "entryAssemby");
            case "id with a path":
                FakePlugins.EditManifest(folder, json => json["id"] = "../broken");
                return (folder, "broken", "../broken");
            case "other contract":
                FakePlugins.EditManifest(folder, json => json["contractVersion"] = 99);
                return (folder, "broken", "99");
            case "entry missing":
                File.Delete(Path.Combine(folder, "FakePlugin.Good.dll"));
                return (folder, "broken", "FakePlugin.Good.dll");
            case "entry not listed":
                FakePlugins.EditManifest(folder, json => json["entryAssembly"] = "Other.dll");
                return (folder, "broken", "Other.dll");
            case "entry not managed":
                File.WriteAllText(Path.Combine(folder, "FakePlugin.Good.dll"), "no assembly");
                ManifestSealer.Seal(folder);
                return (folder, "broken", "not a .NET assembly");
            case "file changed":
                File.AppendAllText(Path.Combine(folder, "FakePlugin.GoodLibrary.dll"), "x");
                return (folder, "broken", "FakePlugin.GoodLibrary.dll");
            case "file missing":
                File.Delete(Path.Combine(folder, "FakePlugin.GoodLibrary.dll"));
                return (folder, "broken", "FakePlugin.GoodLibrary.dll");
            case "file outside the folder":
                FakePlugins.EditManifest(folder, json => json["files"]![0]!["path"] = "../a-good/FakePlugin.Good.dll");
                return (folder, "broken", "../a-good");
            case "same id":
                return (folder, "GOOD", "a-good");
            case "constructor throws":
                return (folder, "broken", "the constructor gave up");
            default:
                return (folder, "broken", "INobody");
        }
    }
}
