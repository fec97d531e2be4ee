using PredictPicks.Abstractions;

namespace PredictPicks.HostAdapters.Mpd.Tests;

public sealed class MpdInstallerTests : IDisposable
{
    private static readonly HostSettings NoSettings = new(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal));

    private readonly string _settings = Directory.CreateTempSubdirectory("systemd-").FullName;

    public MpdInstallerTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "systemd is Linux's.");

    public void Dispose() => Directory.Delete(_settings, recursive: true);

    /// <summary>By the rules of systemd.service(5): a path in quotes, in which % and $ stand for something else unless they are doubled.</summary>
    [Fact]
    public void Install_OddPath_IsOneWordForSystemd()
    {
        new MpdInstaller { Variable = name => name == "XDG_CONFIG_HOME" ? _settings : null }.Install("/opt/my \"100%\" $music/夜\\picks", NoSettings);

        File.ReadAllLines(Path.Combine(_settings, "systemd", "user", "predict-picks-mpd.service"))
            .ShouldContain("""ExecStart="/opt/my \"100%%\" $$music/夜\\picks" run predict-picks --host mpd --daemon""");
    }

    [Fact]
    public void Install_UserWithoutHome_SaysHowToDoWithout() =>
        Should.Throw<PicksException>(() => new MpdInstaller { Variable = _ => null }.Install("/usr/bin/picks", NoSettings)).Code.ShouldBe("no-systemd");
}
