using System.Text;

namespace PredictPicks.EndToEnd;

/// <summary>One library with every kind of bad and odd file, scanned by the real program: the good ones are analysed, each bad one gets its sentence.</summary>
public sealed class HostileLibraryTests(HostileLibraryFixture fixture) : IClassFixture<HostileLibraryFixture>
{
    public static TheoryData<string> Good => [.. HostileLibraryFixture.Good];

    public static TheoryData<string, string> Bad
    {
        get
        {
            var data = new TheoryData<string, string>();
            foreach (var (name, reason) in HostileLibraryFixture.Bad)
            {
                data.Add(name, reason);
            }

            return data;
        }
    }

    [Theory]
    [MemberData(nameof(Good))]
    public void Scan_OddButGoodFile_IsAnalysed(string name) => fixture.First.Output.ShouldNotContain(Shown(name));

    [Theory]
    [MemberData(nameof(Bad))]
    public void Scan_BadFile_HasOneSentenceThatSaysWhy(string name, string reason)
    {
        var line = fixture.First.Output.Split('\n').Where(line => line.Contains(Shown(name), StringComparison.Ordinal)).ShouldHaveSingleItem();
        line.ShouldStartWith("Failed: ");
        line.ShouldContain(reason, Case.Insensitive);
    }

    [Fact]
    public void Scan_EveryFile_IsCountedAndTheProgramSucceeds()
    {
        var good = HostileLibraryFixture.Good.Count;
        fixture.First.ShouldExitWith(0).Output.ShouldStartWith($"{good} analysed, 0 recognised, 0 unchanged, {HostileLibraryFixture.Bad.Count} failed");
        fixture.First.Said.ShouldNotContain("   at ");
    }

    [Fact]
    public void Scan_Again_TriesNoBadFileAgain() => fixture.Second.ShouldExitWith(0).Output.ShouldStartWith(
        $"0 analysed, 0 recognised, {HostileLibraryFixture.Good.Count} unchanged, {HostileLibraryFixture.Bad.Count} failed");

    /// <summary>Names appear without what would steer a terminal.</summary>
    private static string Shown(string name)
    {
        var text = new StringBuilder(Path.GetFileName(name));
        text.Replace('\n', '\u240A');
        return text.ToString();
    }
}
