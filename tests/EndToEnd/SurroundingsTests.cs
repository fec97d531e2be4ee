namespace PredictPicks.EndToEnd;

/// <summary>The program in surroundings that are poorer than usual.</summary>
public sealed class SurroundingsTests(LibraryFixture fixture) : IClassFixture<LibraryFixture>
{
    private const string Predict = "predict --no-scan --library \"$1\" --picks \"$2\" --data \"$3\"";

    private string Store => fixture.Home.Combine(".local", "share", "PredictPicks", "folder");

    [Fact]
    public async Task Predict_NoHomeAtAll_WorksWithAFolderNamed() =>
        (await RunAsync($"unset HOME XDG_DATA_HOME; \"$0\" {Predict}")).ShouldExitWith(0).Output.ShouldContain("Chord 2");

    [Theory]
    [InlineData("C")]
    [InlineData("POSIX")]
    [InlineData("no_SUCH.locale")]
    public async Task Scan_PoorLocale_NamesAreWhole(string locale)
    {
        var library = fixture.Home.Combine("library in " + locale);
        SynthMusic.Make(Path.Combine(library, "Björk – 歌.flac"), SynthMusic.Chord(300), "歌", "Björk", "G", seconds: 2);

        var result = await PicksProgram.RunScriptAsync(
            fixture.Home, "unset LANG PICKS_LANG; LC_ALL=\"$2\"; export LC_ALL; \"$0\" scan --library \"$1\" && \"$0\" export --library \"$1\" --what features --output \"$1/out.csv\"", library, locale);

        result.ShouldExitWith(0).Output.ShouldContain("1 analysed");
        (await File.ReadAllTextAsync(Path.Combine(library, "out.csv"))).ShouldContain("Björk – 歌.flac");
    }

    [Fact]
    public async Task Predict_ReaderStopsAfterTheFirstLine_IsNoError() =>
        (await RunAsync($"{{ \"$0\" {Predict}; echo \"code $?\" >&2; }} | head -n 1")).ShouldExitWith(0).Error.ShouldEndWith("code 0\n");

    /// <summary>A descriptor that is closed may be given to the next file that the program opens; a crash would end it with 134.</summary>
    [Theory]
    [InlineData(">&-")]
    [InlineData("2>&-")]
    [InlineData(">&- 2>&-")]
    [InlineData("<&- >&- 2>&-")]
    public async Task Version_StreamsClosed_EndsWithoutACrash(string redirection) =>
        (await RunAsync($"\"$0\" --version {redirection}")).ExitCode.ShouldBeOneOf(0, 1);

    /// <summary>As on a medium that cannot be written: the program, its plug-ins and models. A namespace of its own undoes the mount.</summary>
    [Fact]
    public async Task Predict_ProgramFolderIsReadOnly_Works()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux() && Environment.IsPrivilegedProcess, "Only root on Linux can make a folder read-only for root.");
        var result = await RunAsync(
            "command -v unshare >/dev/null || exit 77; export program=\"$0\"; "
            + "unshare -m sh -c 'd=$(dirname \"$program\"); mount --bind \"$d\" \"$d\" && mount -o remount,bind,ro \"$d\" || exit 77; "
            + $"! touch \"$d/x\" 2>/dev/null && {Predict.Insert(0, "\"$program\" ")}' \"$0\" \"$@\"");
        Assert.SkipWhen(result.ExitCode == 77, "This machine does not let root make a folder read-only.");

        result.ShouldExitWith(0).Output.ShouldContain("Chord 2");
    }

    private Task<ProgramResult> RunAsync(string script) => PicksProgram.RunScriptAsync(fixture.Home, script, fixture.Library, fixture.Picks, Store);
}
