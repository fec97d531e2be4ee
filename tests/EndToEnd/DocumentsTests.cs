using System.Text.RegularExpressions;

namespace PredictPicks.EndToEnd;

/// <summary>Every command that the documents and <c>--help</c> show is typed as it stands there, and works.</summary>
public sealed partial class DocumentsTests(DocumentedHome home) : IClassFixture<DocumentedHome>
{
    private static readonly string[] Verbs =
        [string.Empty, "demo", "scan", "predict", "train", "explain", "run", "inspect", "export", "models list", "models verify", "models use", "install", "uninstall", "worker", "doctor"];

    /// <summary>Commands that fetch music, those that run this suite or make packages, and the one that never ends (<see cref="MpdTests"/> runs it, and asks it as <c>mpc</c> does in the documents); and the one that undoes another.</summary>
    private static readonly string[] NotHere = ["./demo.sh", "./test.sh", "./test.sh --fast", "./package.sh --check", "picks run predict-picks --host mpd --daemon", "picks uninstall mpd --keep-data"];

    /// <summary>Its commands are one story: each needs the one before.</summary>
    private static readonly string ModelsDocument = Path.Combine(PicksProgram.RepositoryRoot, "docs", "models.md");

    public static TheoryData<string> CommandsOfDocuments() => [.. Documents().Where(path => path != ModelsDocument).SelectMany(CommandsIn).Where(line => !NotHere.Contains(line)).Distinct()];

    public static TheoryData<string> ScriptsOfDocuments() =>
        [.. Documents().SelectMany(path => Script().Matches(File.ReadAllText(path)).Select(match => match.Value)).Distinct()];

    [Theory]
    [MemberData(nameof(CommandsOfDocuments))]
    public async Task Command_OfADocument_Works(string line) => ShouldWork(await home.TypeAsync(line), line);

    [Fact]
    public async Task Commands_OfTheModelsDocument_WorkOneAfterAnother()
    {
        var commands = CommandsIn(ModelsDocument).ToList();
        commands.Count.ShouldBeGreaterThan(5);
        foreach (var line in commands)
        {
            var result = (await home.TypeAsync(line)).ShouldExitWith(0);
            if (line.Contains("evaluate", StringComparison.Ordinal))
            {
                result.Output.ShouldContain("Model band-means");
            }
        }

        (await home.TypeAsync("./picks models list")).Output.ShouldNotContain("band-means");
    }

    /// <summary>Benchmarks measure for minutes; two of them run on a small scale here, the others render or fetch gigabytes of music and are only parsed.</summary>
    [Theory]
    [Trait("Category", "Slow")]
    [MemberData(nameof(ScriptsOfDocuments))]
    public async Task Script_OfADocument_Works(string path)
    {
        var line = path switch
        {
            "benchmarks/scan-cost.sh" => "./benchmarks/scan-cost.sh 1 1",
            "benchmarks/predict-large.sh" => "./benchmarks/predict-large.sh 300 20 1",
            _ => $"./picks --version >/dev/null && bash -n {path}",
        };
        (await home.TypeAsync(line)).ShouldExitWith(0).Output.ShouldNotContain("rror");
    }

    [Fact]
    public async Task Demo_OwnFolder_ShowsTheRankedListAndACommandThatWorks()
    {
        var result = (await home.TypeAsync("./demo.sh ~/Music")).ShouldExitWith(0);
        result.Output.ShouldContain("Chord");

        const string Lead = "With picks of your own: ";
        var line = result.Error.Split('\n').Single(line => line.StartsWith(Lead, StringComparison.Ordinal));
        (await home.TypeAsync(line[Lead.Length..].Trim())).ShouldExitWith(0).Output.ShouldContain("Chord");
    }

    [Fact]
    public async Task Examples_OfEveryVerb_Work()
    {
        foreach (var verb in Verbs)
        {
            var help = (await home.TypeAsync($"picks {verb} --help")).ShouldExitWith(0).Output;
            var examples = help[help.IndexOf("Examples:", StringComparison.Ordinal)..].Split('\n').Skip(1).TakeWhile(line => line.StartsWith("  ", StringComparison.Ordinal));
            foreach (var example in examples)
            {
                ShouldWork(await home.TypeAsync(example.Trim()), example);
            }
        }
    }

    /// <summary>MusicBee is not here: installing into it must say just that.</summary>
    private static void ShouldWork(ProgramResult result, string line)
    {
        if (line.Contains("install musicbee", StringComparison.Ordinal))
        {
            result.ShouldExitWith(1).Error.ShouldContain("MusicBee");
        }
        else
        {
            result.ShouldExitWith(0);
        }
    }

    private static IEnumerable<string> Documents() =>
    [
        Path.Combine(PicksProgram.RepositoryRoot, "README.md"),
        Path.Combine(PicksProgram.RepositoryRoot, "CONTRIBUTING.md"),
        .. Directory.GetFiles(Path.Combine(PicksProgram.RepositoryRoot, "docs"), "*.md"),
    ];

    private static IEnumerable<string> CommandsIn(string path) =>
        File.ReadLines(path).Select(line => Command().Match(line)).Where(match => match.Success).Select(match => match.Groups["line"].Value);

    /// <summary>A line of a code block that begins with a program of ours, without its comment.</summary>
    [GeneratedRegex(@"^ {4,7}(?<line>(\./|picks )[^#]*?)\s*(#.*)?$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Command();

    [GeneratedRegex(@"benchmarks/[\w/-]+\.sh", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Script();
}
