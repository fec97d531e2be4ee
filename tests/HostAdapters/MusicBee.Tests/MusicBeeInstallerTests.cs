using PredictPicks.Abstractions;
using PredictPicks.EndToEnd;

namespace PredictPicks.HostAdapters.MusicBee.Tests;

/// <summary>Installing into the folders of a MusicBee that is not there.</summary>
public sealed class MusicBeeInstallerTests : IDisposable
{
    private readonly TempFolder _computer = new();
    private readonly string _plugins;
    private readonly string _package;

    public MusicBeeInstallerTests()
    {
        _plugins = _computer.Combine("Roaming", "MusicBee", "Plugins");
        _package = MakePackage("new");
        Directory.CreateDirectory(Path.GetDirectoryName(_plugins)!);
    }

    public void Dispose() => _computer.Dispose();

    [Fact]
    public void Install_NoneThereYet_PutsTheLibraryAndTheProgramBesideEachOther()
    {
        Install().ShouldContain(_plugins);

        Files().ShouldBe(["PredictPicks/picks.exe", "PredictPicks/plugins/host-musicbee/mb_PredictPicks.dll", "mb_PredictPicks.dll"]);
        Read("mb_PredictPicks.dll").ShouldBe("shim new");
    }

    [Fact]
    public void Install_OverAnOlderVersion_LeavesNothingOfItAndOtherPluginsAlone()
    {
        Write("mb_PredictPicks.dll", "shim old");
        Write("PredictPicks/picks.exe", "program old");
        Write("PredictPicks/gone.dll", "old");
        Write("PredictPicks.new/half.dll", "of a copy that was cut off");
        Write("mb_Other.dll", "other");

        Install();

        Files().ShouldBe(["PredictPicks/picks.exe", "PredictPicks/plugins/host-musicbee/mb_PredictPicks.dll", "mb_Other.dll", "mb_PredictPicks.dll"]);
        (Read("mb_PredictPicks.dll"), Read("PredictPicks/picks.exe"), Read("mb_Other.dll")).ShouldBe(("shim new", "program new", "other"));
    }

    [Fact]
    public void Install_ByTheInstalledProgram_KeepsItAndRestoresTheLibrary()
    {
        Install();
        File.Delete(Path.Combine(_plugins, "mb_PredictPicks.dll"));

        Install(from: Path.Combine(_plugins, "PredictPicks"));

        Files().ShouldBe(["PredictPicks/picks.exe", "PredictPicks/plugins/host-musicbee/mb_PredictPicks.dll", "mb_PredictPicks.dll"]);
    }

    [Fact]
    public void Install_Portable_GoesIntoItsFolderAndHasTheStoreThere()
    {
        var portable = _computer.Combine("音乐 stick");
        Directory.CreateDirectory(portable);
        File.WriteAllText(Path.Combine(portable, "MusicBee.exe"), "player");

        Install(portable: portable);

        File.Exists(Path.Combine(portable, "Plugins", "PredictPicks", "picks.exe")).ShouldBeTrue();
        Directory.Exists(_plugins).ShouldBeFalse();
        Installer(_package).StoreFolder(Settings(portable)).ShouldBe(Path.Combine(portable, "AppData", "PredictPicks"));
        Installer(_package).StoreFolder(Settings(null)).ShouldBeNull();
    }

    [Theory]
    [InlineData("mb_PredictPicks.dll")]
    [InlineData("PredictPicks/picks.exe")]
    public void InstallAndUninstall_FileInUse_ChangeNothing(string file)
    {
        Install();
        Write("mb_PredictPicks.dll", "shim old");
        using var player = new FileStream(Path.Combine(_plugins, file), FileMode.Open, FileAccess.Read, FileShare.Read);

        Refusal(() => Install()).ShouldBe("in-use");
        Refusal(() => Uninstall()).ShouldBe("in-use");

        Read("mb_PredictPicks.dll").ShouldBe("shim old");
    }

    [Fact]
    public void Install_PackageWithoutTheLibrary_SaysWhichPackageHasIt()
    {
        File.Delete(Path.Combine(OwnFolder(_package), "mb_PredictPicks.dll"));

        Refusal(() => Install()).ShouldBe("shim-missing");
        Directory.Exists(_plugins).ShouldBeFalse();
    }

    [Fact]
    public void InstallAndUninstall_NoMusicBee_SayWhereItWasLookedFor()
    {
        Directory.Delete(_computer.Combine("Roaming", "MusicBee"));

        Refusal(() => Install()).ShouldBe("no-musicbee");
        Refusal(() => Uninstall()).ShouldBe("no-musicbee");
        Refusal(() => Install(portable: _computer.Combine("nowhere"))).ShouldBe("no-portable");
    }

    [Fact]
    public void Install_FolderThatCannotBeMade_SaysSo()
    {
        File.WriteAllText(_plugins, "a file");

        Refusal(() => Install()).ShouldBe("unwritable");
    }

    [Fact]
    public void Uninstall_Installed_TakesItsFilesAndNoOthers()
    {
        Install();
        Write("mb_Other.dll", "other");

        Uninstall().ShouldContain(_plugins);

        Files().ShouldBe(["mb_Other.dll"]);
        Refusal(() => Uninstall()).ShouldBe("not-installed");
    }

    /// <summary>Windows keeps the files of a running program.</summary>
    [Fact]
    public void Uninstall_ByTheInstalledProgram_SaysWhoCan()
    {
        Install();

        Refusal(() => Uninstall(from: Path.Combine(_plugins, "PredictPicks"))).ShouldBe("removes-itself");
        Files().Length.ShouldBe(3);
    }

    private static string OwnFolder(string package) => Path.Combine(package, "plugins", "host-musicbee");

    private static HostSettings Settings(string? portable) => new(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
    {
        ["portable"] = portable is null ? [] : [portable],
    });

    private static string Refusal(Action work) => Should.Throw<PicksException>(work).Code;

    private string MakePackage(string version)
    {
        var package = _computer.Combine("Downloads", $"predict-picks {version}");
        Directory.CreateDirectory(OwnFolder(package));
        File.WriteAllText(Path.Combine(OwnFolder(package), "mb_PredictPicks.dll"), $"shim {version}");
        File.WriteAllText(Path.Combine(package, "picks.exe"), $"program {version}");
        return package;
    }

    private MusicBeeInstaller Installer(string package) => new()
    {
        Variable = name => name == "APPDATA" ? _computer.Combine("Roaming") : null,
        OwnFolder = OwnFolder(package),
    };

    private string Install(string? from = null, string? portable = null) =>
        Installer(from ?? _package).Install(Path.Combine(from ?? _package, "picks.exe"), Settings(portable)).Text;

    private string Uninstall(string? from = null) => Installer(from ?? _package).Uninstall(Settings(null)).Text;

    private string[] Files() => [.. Directory.EnumerateFiles(_plugins, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(_plugins, file).Replace('\\', '/'))
        .Order(StringComparer.Ordinal)];

    private string Read(string file) => File.ReadAllText(Path.Combine(_plugins, file));

    private void Write(string file, string text)
    {
        var path = Path.Combine(_plugins, file);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
    }
}
