using NSubstitute;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Models;

namespace PredictPicks.Selection.Tests.Models;

public sealed class ModelPackSourceTests : IDisposable
{
    private readonly PackFolder _packs = new();
    private readonly PackFolder _later = new();

    public void Dispose()
    {
        _packs.Dispose();
        _later.Dispose();
    }

    [Fact]
    public void List_BundledPack_IsInUse()
    {
        var folder = _packs.Add();
        var pack = Source().List().ShouldHaveSingleItem();

        pack.ShouldBe(new ModelPackInfo("msd-musicnn", "MSD_musicnn", "1", 200, "ISC", 736_568, folder, true, null));
    }

    [Fact]
    public void List_SeveralPacks_KeepsTheBundledOneInUse()
    {
        _packs.Add("aaa");
        _packs.Add();
        _packs.Add("zzz");

        Source().List().Select(pack => (pack.Id, pack.IsActive)).ShouldBe([("aaa", false), ("msd-musicnn", true), ("zzz", false)]);
    }

    [Fact]
    public void List_WithoutTheBundledPack_UsesTheFirstThatCanBeUsed()
    {
        _packs.Add("aaa", card => card.Remove("sha256"));
        _packs.Add("bbb");

        var packs = Source().List();
        packs.Select(pack => (pack.Id, pack.IsActive)).ShouldBe([("aaa", false), ("bbb", true)]);
        packs[0].Problem!.Kind.ShouldBe("model-card-field-missing");
    }

    [Fact]
    public void List_OnePackInTwoFolders_TakesTheFirst()
    {
        var first = _packs.Add();
        _later.Add(change: card => card["version"] = "2");
        _later.Add("extra");

        Source().List().Select(pack => (pack.Id, pack.Version)).ShouldBe([("msd-musicnn", "1"), ("extra", "1")]);
        Source().List()[0].Folder.ShouldBe(first);
    }

    [Fact]
    public void List_FoldersThatHoldNoPacks_IsEmpty()
    {
        Directory.CreateDirectory(Path.Combine(_packs.Path, "empty"));
        File.WriteAllText(Path.Combine(_packs.Path, "model.json"), "{}");

        Source(Path.Combine(_packs.Path, "gone"), _packs.Path).List().ShouldBeEmpty();
    }

    [Fact]
    public void List_WeightsMissing_SaysSo()
    {
        File.Delete(Path.Combine(_packs.Add(), "msd_musicnn.onnx"));

        var pack = Source().List().ShouldHaveSingleItem();
        pack.Problem!.Kind.ShouldBe("model-file-missing");
        pack.Problem.Text.ShouldContain("msd_musicnn.onnx");
    }

    [Fact]
    public void LoadActive_BundledPack_Loads()
    {
        _packs.Add();
        using var model = Source().LoadActive();

        (model.Id, model.Version, model.Dimension).ShouldBe(("msd-musicnn", "1", 200));
        model.Stream.ShouldBe(AnalysisStream.Mono16KFloat);
    }

    [Fact]
    public void LoadActive_NoPack_SaysWhereItLooked()
    {
        var error = Should.Throw<PicksException>(Source().LoadActive);

        error.Code.ShouldBe("model-none");
        error.Message.ShouldContain(_packs.Path);
    }

    [Fact]
    public void LoadActive_BundledCardSpoilt_DoesNotSilentlyTakeAnother()
    {
        _packs.Add(change: card => card["dimension"] = -1);
        _packs.Add("other");

        var error = Should.Throw<PicksException>(Source().LoadActive);
        error.Code.ShouldBe("model-card-field-wrong");
        error.Subject.ShouldBe(Path.Combine(_packs.Path, "msd-musicnn"));
    }

    [Fact]
    public void Verify_IntactPack_NamesEveryFile()
    {
        _packs.Add();
        var findings = Source().Verify("msd-musicnn", TestContext.Current.CancellationToken);

        findings.Select(finding => finding.Status).ShouldBe([HealthStatus.Good, HealthStatus.Good]);
        findings[0].Text.Text.ShouldContain("msd_musicnn.onnx");
        findings[1].Text.Text.ShouldContain("standardisation.json");
    }

    [Fact]
    public void Verify_OneByteChanged_NamesTheFile()
    {
        var folder = _packs.Add();
        var path = Path.Combine(folder, "msd_musicnn.onnx");
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);

        var findings = Source().Verify("msd-musicnn", TestContext.Current.CancellationToken);
        findings.Select(finding => finding.Status).ShouldBe([HealthStatus.Broken, HealthStatus.Good]);
        findings[0].Text.Kind.ShouldBe("model-hash-differs");
        findings[0].Text.Text.ShouldContain(path);
    }

    [Fact]
    public void Verify_UnknownOrSpoiltPack_IsBroken()
    {
        _packs.Add("spoilt", card => card.Remove("layout"));

        Source().Verify("nobody", TestContext.Current.CancellationToken).ShouldHaveSingleItem().Text.Kind.ShouldBe("model-unknown");
        Source().Verify("spoilt", TestContext.Current.CancellationToken).ShouldHaveSingleItem().Text.Kind.ShouldBe("model-card-field-missing");
    }

    [Fact]
    public async Task HealthCheck_IntactPacks_IsGood()
    {
        _packs.Add();
        _packs.Add("other");

        var findings = await Check();
        findings.Select(finding => (finding.Subject, finding.Status)).ShouldBe([("msd-musicnn", HealthStatus.Good), ("other", HealthStatus.Good)]);
    }

    [Fact]
    public async Task HealthCheck_SpoiltFiles_IsBrokenForThePackInUseAndAWarningForOthers()
    {
        File.Delete(Path.Combine(_packs.Add(), "standardisation.json"));
        File.Delete(Path.Combine(_packs.Add("other"), "standardisation.json"));

        var findings = await Check();
        findings.Select(finding => finding.Status).ShouldBe([HealthStatus.Broken, HealthStatus.Warning]);
        findings.ShouldAllBe(finding => finding.Text.Kind == "model-file-missing");
    }

    [Fact]
    public async Task HealthCheck_NoPack_IsBroken() => (await Check()).ShouldHaveSingleItem().Text.Kind.ShouldBe("model-none");

    [Fact]
    public async Task HealthCheck_ChosenModelIsGone_IsBroken()
    {
        _packs.Add();
        ModelChoice.Write(_packs.Path, "gone");

        var findings = await Check();
        findings.Select(finding => finding.Status).ShouldBe([HealthStatus.Broken, HealthStatus.Good]);
        findings[0].Text.Kind.ShouldBe("model-chosen-missing");
    }

    private Task<IReadOnlyList<HealthFinding>> Check() =>
        new ModelsHealthCheck(Source(), Environment(_packs.Path)).CheckAsync("nowhere", TestContext.Current.CancellationToken);

    private ModelPackSource Source() => Source(_packs.Path, _later.Path);

    private static ModelPackSource Source(params string[] folders) => new(Environment(folders));

    private static IPluginEnvironment Environment(params string[] folders)
    {
        var environment = Substitute.For<IPluginEnvironment>();
        environment.ModelFolders.Returns(folders);
        return environment;
    }
}
