using PredictPicks.TestHost.CommandLine;
using PredictPicks.TestHost.Hosting;

namespace PredictPicks.TestHost.Tests.Support;

/// <summary>The program installed in a folder of its own with the good fake plug-in, and a user with an empty home.</summary>
internal sealed class Picks : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    /// <param name="plugins">Fakes to install; none given: the good one.</param>
    public Picks(params string[] plugins)
    {
        foreach (var plugin in plugins.Length > 0 ? plugins : ["good"])
        {
            FakePlugins.Install(PluginRoot, plugin);
        }

        Variables["HOME"] = Directory.CreateDirectory(Path.Combine(_folder.Path, "home")).FullName;
        Library = Directory.CreateDirectory(Path.Combine(_folder.Path, "library")).FullName;
    }

    public Dictionary<string, string> Variables { get; } = new(StringComparer.Ordinal);

    /// <summary>Where the computer's power comes from; plugged in unless a test says otherwise.</summary>
    public FakePower Power { get; } = new();

    public string PluginRoot => Path.Combine(_folder.Path, "program", "plugins");

    public string Home => Variables["HOME"];

    /// <summary>An empty folder for music.</summary>
    public string Library { get; }

    /// <summary>The default store of the folder host.</summary>
    public string Store => Path.Combine(Home, ".local/share/PredictPicks/folder");

    /// <summary>Adds files to the library.</summary>
    /// <returns>Their absolute paths.</returns>
    public IReadOnlyList<string> AddSongs(params string[] relativePaths) => [.. relativePaths.Select(path => _folder.File(Path.Combine("library", path)))];

    /// <summary>A list of picks.</summary>
    public string AddList(params IReadOnlyList<string> paths) => _folder.File("picks.m3u8", string.Join('\n', paths));

    public string PathOf(string name) => Path.Combine(_folder.Path, name);

    public Task<Outcome> RunAsync(params string[] args) => RunAsync(columns: null, args);

    /// <param name="columns">Of the terminal that both streams are, or null for pipes.</param>
    /// <param name="args">The arguments.</param>
    public async Task<Outcome> RunAsync(int? columns, params string[] args)
    {
        using var output = new StringWriter { NewLine = "\n" };
        using var error = new StringWriter { NewLine = "\n" };
        var exitCode = await Cli.RunAsync(args, Context(output, error) with { OutColumns = columns, ErrorColumns = columns });
        return new Outcome(exitCode, output.ToString(), error.ToString());
    }

    public ProcessContext Context(TextWriter output, TextWriter error) => new()
    {
        Out = output,
        Error = TextWriter.Synchronized(error),
        Variable = name => Variables.GetValueOrDefault(name),
        ProgramFolder = Path.Combine(_folder.Path, "program"),
        Power = Power,
    };

    public void Dispose() => _folder.Dispose();
}

/// <summary>How a run ended.</summary>
internal sealed record Outcome(int ExitCode, string Out, string Error);
