using System.Text.Json.Nodes;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Models;
using PredictPicks.Selection.Models.Install;
using PredictPicks.Selection.Models.Managed;
using PredictPicks.Selection.Tests.Models.Managed;

namespace PredictPicks.Selection.Tests.Models.Install;

/// <summary>Ready packs, good ones and others.</summary>
public sealed class PackInstallationTests : IDisposable
{
    private readonly InstallFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Install_GoodPack_CopiesItAndItsLicenceOnly()
    {
        var from = Pack();
        File.WriteAllText(Path.Combine(from, "training-data.bin"), "not needed");

        var installed = await _folder.InstallAsync("tiny", from + "/");

        installed.Pack.ShouldBe(new ModelPackInfo(
            "tiny", "Tiny", "1", 16, "CC0-1.0", new FileInfo(Path.Combine(from, "tiny.onnx")).Length, Path.Combine(_folder.Models, "tiny"), IsActive: false, null));
        installed.Notes.ShouldBeEmpty();
        Directory.GetFiles(installed.Pack.Folder).Select(Path.GetFileName).Order().ShouldBe(["LICENSE.md", "model.json", "tiny.onnx"]);
        Directory.GetFileSystemEntries(_folder.Models).Select(Path.GetFileName).ShouldBe(["tiny"], "no lock and no part is left");
    }

    [Fact]
    public async Task Install_Twice_IsRefusedAndTheFirstStays()
    {
        await _folder.InstallAsync("tiny", Pack());

        var error = await Should.ThrowAsync<PicksException>(() => _folder.InstallAsync("tiny", Pack()));
        error.Code.ShouldBe("install-exists");
        error.Message.ShouldContain("picks models remove tiny");
        _folder.Source.List()[0].Problem.ShouldBeNull();
    }

    [Theory]
    [InlineData("sha256", "0000000000000000000000000000000000000000000000000000000000000000", "model-hash-differs")]
    [InlineData("licence", "", "model-card-field-wrong")]
    [InlineData("licence", " ", "model-card-field-wrong")]
    [InlineData("id", "other", "model-card-field-wrong")]
    [InlineData("file", "../tiny.onnx", "model-card-path-escapes")]
    [InlineData("file", "gone.onnx", "model-file-missing")]
    [InlineData("output", "medians", "model-shape-differs")]
    [InlineData("dimension", 17, "model-shape-differs")]
    [InlineData("dimension", 2_000_000, "model-card-field-wrong")]
    [InlineData("windowSamples", 1_000_000_000, "model-card-field-wrong")]
    [InlineData("windowSamples", 16_000, "model-shape-differs")]
    public async Task Install_CardThatIsWrong_SaysWhat(string field, object value, string code) =>
        await _folder.RefusesAsync("tiny", Pack(change: card => card[field] = JsonValue.Create(value)), code);

    [Fact]
    public async Task Install_FolderWithoutACard_SaysSo()
    {
        Directory.CreateDirectory(_folder.Download("empty"));
        await _folder.RefusesAsync("tiny", _folder.Download("empty"), "model-file-missing");
    }

    [Fact]
    public async Task Install_UnknownOperator_NamesIt()
    {
        var network = new OnnxFile().Input("mel", -1, 51, 16).Output("means", -1, 16)
            .Node("Frobnicate", ["mel"], "odd").Node("ReduceMean", ["odd"], "means", ("axes", (int[])[1]), ("keepdims", 0)).ToArray();

        (await _folder.RefusesAsync("tiny", Pack(network), "model-not-loadable")).Message.ShouldContain("Frobnicate");
    }

    [Fact]
    public async Task Install_OperatorThatOnlyTheRuntimeHas_IsInstalledAndNamed()
    {
        var network = new OnnxFile().Input("mel", -1, 51, 16).Output("means", -1, 16)
            .Node("Erf", ["mel"], "odd").Node("ReduceMean", ["odd"], "means", ("axes", (int[])[1]), ("keepdims", 0)).ToArray();

        var note = (await _folder.InstallAsync("tiny", Pack(network))).Notes.ShouldHaveSingleItem();
        note.Kind.ShouldBe("install-runtime-only");
        note.Text.ShouldContain("Erf");
    }

    [Fact]
    public async Task Install_WeightsInAnotherFile_AreRefusedWhereverTheyHide()
    {
        File.WriteAllText(_folder.Download("secret"), "not for networks");
        await _folder.RefusesAsync("tiny", Pack(TinyPack.Network().External("../secret").ToArray()), "model-external-data");

        // Dropped into the folder by hand, it is not loaded either.
        TinyPack.Write(Path.Combine(_folder.Models, "tiny"), "tiny", TinyPack.Network().External("/etc/passwd").ToArray());
        using var model = _folder.Source.Load("tiny");
        Should.Throw<PicksException>(() => model.BeginSong()).Code.ShouldBe("model-external-data");
    }

    [Fact]
    public async Task Install_WeightsThatAreNoNumbers_AreNamed()
    {
        float[] factors = [.. Enumerable.Repeat(1f, 15), float.NaN];
        var network = new OnnxFile().Input("mel", -1, 51, 16).Output("means", -1, 16).Weights("factors", [16], factors)
            .Node("ReduceMean", ["mel"], "m", ("axes", (int[])[1]), ("keepdims", 0)).Node("Mul", ["m", "factors"], "means").ToArray();

        (await _folder.RefusesAsync("tiny", Pack(network), "import-not-finite")).Message.ShouldContain("factors");
    }

    [Fact]
    public async Task Install_NetworkThatGivesNoNumbers_IsRefused()
    {
        var network = new OnnxFile().Input("mel", -1, 51, 16).Output("means", -1, 16).Weights("zero", [1], [0])
            .Node("ReduceMean", ["mel"], "m", ("axes", (int[])[1]), ("keepdims", 0)).Node("Div", ["m", "zero"], "means").ToArray();

        await _folder.RefusesAsync("tiny", Pack(network), "install-no-numbers");
    }

    [Fact]
    public async Task Install_AbsurdShapes_AreRefused()
    {
        var widened = new OnnxFile().Input("mel", -1, 51, 16).Output("means", -1, 16)
            .Node("MaxPool", ["mel"], "m", ("kernel_shape", (int[])[1]), ("pads", (int[])[2_000_000_000, 2_000_000_000])).ToArray();
        await _folder.RefusesAsync("tiny", Pack(widened), "model-not-loadable");
        await _folder.RefusesAsync("tiny", Pack([1, 2, 3, 4, 5]), "model-not-loadable");
    }

    [Fact]
    public async Task Install_Hop_IsThePacksOwnAffair()
    {
        var from = Pack();
        var error = await Should.ThrowAsync<PicksException>(() => _folder.InstallAsync("tiny", from, hopSeconds: 0.5));

        error.Code.ShouldBe("install-options");
    }

    [Fact]
    public void Install_NotEnoughRoom_SaysHowMuchIsNeeded()
    {
        var installer = new PackInstaller(_folder.Models, _ => 20 << 20);
        installer.Install("small", 1 << 20, folder => File.WriteAllText(Path.Combine(folder, "a"), "a"));

        var error = Should.Throw<PicksException>(() => installer.Install("large", 10 << 20, _ => throw new InvalidOperationException("not reached")));
        error.Code.ShouldBe("install-no-room");
        error.Message.ShouldContain("26 MB");
        Directory.GetFileSystemEntries(_folder.Models).Select(Path.GetFileName).ShouldBe(["small"]);
    }

    [Fact]
    public void Install_DiskFullHalfWay_LeavesNothing()
    {
        var installer = new PackInstaller(_folder.Models, _ => long.MaxValue);
        var error = Should.Throw<PicksException>(() => installer.Install("tiny", 1, folder =>
        {
            File.WriteAllText(Path.Combine(folder, "a"), "half");
            throw new IOException("No space left on device");
        }));

        error.Code.ShouldBe("install-cannot-write");
        Directory.GetFileSystemEntries(_folder.Models).ShouldBeEmpty();
    }

    [Fact]
    public void Install_TwoAtOnce_TheSecondSaysSoAndTheFirstEnds()
    {
        var installer = new PackInstaller(_folder.Models, _ => long.MaxValue);
        installer.Install("first", 1, folder =>
        {
            File.WriteAllText(Path.Combine(folder, "a"), "a");
            Should.Throw<PicksException>(() => installer.Install("second", 1, _ => { })).Code.ShouldBe("install-busy");
        });

        Directory.GetFileSystemEntries(_folder.Models).Select(Path.GetFileName).ShouldBe(["first"]);
    }

    [Fact]
    public void Install_AfterOneThatWasKilled_DropsItsLeftovers()
    {
        Directory.CreateDirectory(Path.Combine(_folder.Models, ".openl3.part"));
        File.WriteAllText(Path.Combine(_folder.Models, ".openl3.part", "model.json"), "{}");
        File.WriteAllText(Path.Combine(_folder.Models, ".installing"), string.Empty);
        _folder.Source.List().Select(pack => pack.Id).ShouldBe(["msd-musicnn"], "half a pack is no pack");

        new PackInstaller(_folder.Models, _ => long.MaxValue).Install("tiny", 1, _ => { });
        Directory.GetFileSystemEntries(_folder.Models).Select(Path.GetFileName).ShouldBe(["tiny"]);
    }

    [Fact]
    public async Task Install_Cancelled_LeavesNothing()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => _folder.Manager().InstallAsync(new ModelInstallation("tiny", Pack()), cancelled.Token));
        Directory.Exists(_folder.Models).ShouldBeFalse();
    }

    [Fact]
    public async Task Remove_InstalledPack_IsGone()
    {
        await _folder.InstallAsync("tiny", Pack());
        _folder.Manager().Remove("tiny");

        _folder.Source.List().Select(pack => pack.Id).ShouldBe(["msd-musicnn"]);
        Should.Throw<PicksException>(() => _folder.Manager().Remove("tiny")).Code.ShouldBe("model-unknown");
    }

    [Fact]
    public async Task Remove_ModelInUseOrOfTheProgram_IsRefused()
    {
        await _folder.InstallAsync("tiny", Pack());
        Should.Throw<PicksException>(() => _folder.Manager().Remove("msd-musicnn")).Code.ShouldBe("remove-in-use");
        ModelChoice.Write(_folder.Models, "tiny");

        Should.Throw<PicksException>(() => _folder.Manager().Remove("tiny")).Code.ShouldBe("remove-in-use");
        Should.Throw<PicksException>(() => _folder.Manager().Remove("msd-musicnn")).Code.ShouldBe("remove-not-installed");
    }

    [Fact]
    public void LoadActive_ChosenModelIsGone_DoesNotTakeAnotherSilently()
    {
        ModelChoice.Write(_folder.Models, "tiny");

        var error = Should.Throw<PicksException>(() => _folder.Source.LoadActive());
        error.Code.ShouldBe("model-chosen-missing");
        error.Message.ShouldContain("tiny");
        error.Message.ShouldContain("picks models use msd-musicnn");
    }

    private string Pack(byte[]? network = null, Action<JsonObject>? change = null) =>
        TinyPack.Write(Directory.CreateDirectory(_folder.Download($"tiny-{Guid.NewGuid():N}")).FullName, "tiny", network, change);
}
