namespace PredictPicks.EndToEnd;

/// <summary>Installing into MPD's users' sessions (the systemd unit, over an older one, and out again), and into MusicBee as far as that goes without Windows.</summary>
public sealed class InstallTests : IDisposable
{
    private readonly TempFolder _home = new();

    public InstallTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "systemd is Linux's.");

    public void Dispose() => _home.Dispose();

    private string Unit => _home.Combine(".config", "systemd", "user", "predict-picks-mpd.service");

    private string Store => _home.Combine(".local", "share", "PredictPicks", "mpd");

    [Fact]
    public async Task Install_Mpd_WritesAUnitThatStartsThisProgram()
    {
        (await PicksProgram.RunAsync(_home, "install", "mpd")).ShouldExitWith(0).Output.ShouldContain("systemctl --user enable --now predict-picks-mpd");

        var unit = await File.ReadAllLinesAsync(Unit);
        unit.ShouldContain($"ExecStart=\"{PicksProgram.Path}\" run predict-picks --host mpd --daemon");
        unit.ShouldContain("[Install]");
    }

    [Fact]
    public async Task Install_OverAnOlderOne_ReplacesTheUnitAndKeepsTheStore()
    {
        (await PicksProgram.RunAsync(_home, "install", "mpd")).ShouldExitWith(0);
        await File.WriteAllTextAsync(Unit, "old");
        await File.WriteAllTextAsync(Path.Combine(Store, "settings.ini"), "top = 7\n");

        (await PicksProgram.RunAsync(_home, "install", "mpd")).ShouldExitWith(0);

        (await File.ReadAllTextAsync(Unit)).ShouldContain("ExecStart=");
        (await File.ReadAllTextAsync(Path.Combine(Store, "settings.ini"))).ShouldBe("top = 7\n");
    }

    [Theory]
    [InlineData("n\n", true)]
    [InlineData("", true)]
    [InlineData("y\n", false)]
    public async Task Uninstall_Asked_DoesWithTheStoreAsTheUserSays(string answer, bool isKept)
    {
        (await PicksProgram.RunAsync(_home, "install", "mpd")).ShouldExitWith(0);
        await File.WriteAllTextAsync(Path.Combine(Store, "features.db"), "songs");
        await File.WriteAllTextAsync(Path.Combine(Store, "mine.txt"), "not the program's");

        var result = await PicksProgram.RunScriptAsync(_home, "printf \"$1\" | \"$0\" uninstall mpd", answer);

        result.ShouldExitWith(0).Error.ShouldContain("[y/N]");
        File.Exists(Unit).ShouldBeFalse();
        File.Exists(Path.Combine(Store, "features.db")).ShouldBe(isKept);
        Directory.Exists(Path.Combine(Store, "logs")).ShouldBe(isKept);
        File.Exists(Path.Combine(Store, "mine.txt")).ShouldBeTrue();
    }

    [Fact]
    public async Task Uninstall_RemoveData_LeavesNothing()
    {
        (await PicksProgram.RunAsync(_home, "install", "mpd")).ShouldExitWith(0);

        (await PicksProgram.RunAsync(_home, "uninstall", "mpd", "--remove-data")).ShouldExitWith(0);

        Directory.Exists(Store).ShouldBeFalse();
        (await PicksProgram.RunAsync(_home, "uninstall", "mpd")).ShouldExitWith(1).Error.ShouldContain("It is not installed");
    }

    /// <summary>What MusicBee loads is in the Windows packages only.</summary>
    [Fact]
    public async Task Install_MusicBeeFromHere_SaysWhichPackageCan()
    {
        var player = MakePortableMusicBee();

        (await PicksProgram.RunAsync(_home, "install", "musicbee", "--portable", player)).ShouldExitWith(1).Error.ShouldContain("Take the package for MusicBee or for Windows");
        (await PicksProgram.RunAsync(_home, "install", "musicbee", "--help")).ShouldExitWith(0).Output.ShouldContain("--portable <DIR>");
        (await PicksProgram.RunAsync(_home, "install", "mpd", "--portable", player)).ShouldExitWith(2);
    }

    [Fact]
    public async Task Uninstall_PortableMusicBee_TakesTheStoreThatLiesThere()
    {
        var player = MakePortableMusicBee();
        var plugins = Directory.CreateDirectory(Path.Combine(player, "Plugins", "PredictPicks")).Parent!.FullName;
        var store = Directory.CreateDirectory(Path.Combine(player, "AppData", "PredictPicks")).FullName;
        await File.WriteAllTextAsync(Path.Combine(store, "features.db"), "songs");

        (await PicksProgram.RunAsync(_home, "uninstall", "musicbee", "--portable", player, "--remove-data")).ShouldExitWith(0).Output.ShouldContain(store);

        Directory.EnumerateFileSystemEntries(plugins).ShouldBeEmpty();
        Directory.Exists(store).ShouldBeFalse();
    }

    [Fact]
    public async Task Install_UnknownHost_SaysWhichThereAre() =>
        (await PicksProgram.RunAsync(_home, "install", "winamp")).ShouldExitWith(2).Error.ShouldContain("These are installed: mpd");

    private string MakePortableMusicBee()
    {
        var folder = Directory.CreateDirectory(_home.Combine("MusicBee")).FullName;
        File.WriteAllText(Path.Combine(folder, "MusicBee.exe"), string.Empty);
        return folder;
    }
}
