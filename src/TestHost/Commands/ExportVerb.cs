using System.CommandLine;
using PredictPicks.Abstractions;
using PredictPicks.TestHost.CommandLine;
using PredictPicks.TestHost.Hosting;
using PredictPicks.TestHost.Output;

namespace PredictPicks.TestHost.Commands;

/// <summary><c>picks export</c>: what the feature store holds, for other programs. With folders given, only the songs that have a file in them.</summary>
internal sealed class ExportVerb : Verb
{
    private const string Features = "features";
    private const string Vectors = "vectors";
    private readonly Option<string[]> _library = CommonOptions.Library(required: false);
    private readonly Option<string> _what = CommonOptions.Described(new Option<string>("--what") { HelpName = $"{Features}|{Vectors}", Required = true });
    private readonly Option<string?> _output = CommonOptions.Output();

    public ExportVerb(Session session)
        : base(session, "export")
    {
        _what.AcceptOnlyFromAmong(Features, Vectors);
        _output.Required = true;
        Add(_library);
        Add(_what);
        Add(_output);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "picks export --what features --output songs.csv",
        "picks export --library ~/Music/Jazz --what vectors --output jazz.npy",
    ];

    /// <inheritdoc/>
    public override async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var withVectors = arguments.GetValue(_what) == Vectors;
        var stored = await Session.Require<ISelectionPredictor>().ReadStoreAsync(StoreFolder(arguments), withVectors, cancellationToken);
        var folders = (arguments.GetValue(_library) ?? []).Select(Path.GetFullPath).ToList();
        var songs = folders.Count == 0 ? stored : [.. stored.Where(song => song.Paths.Any(path => folders.Exists(folder => IsUnder(path, folder))))];

        var file = arguments.GetValue(_output)!;
        var written = withVectors ? VectorExport.Write(file, songs) : FeatureExport.Write(file, songs);
        Session.Status.Inform(TestHostTexts.Word("written", written, file));
        if (withVectors && written < songs.Count)
        {
            Session.Status.Inform(TestHostTexts.Word("export-without-vector", songs.Count - written));
        }

        return ExitCode.Done;
    }

    /// <summary>Whether a path lies in a folder, at any depth.</summary>
    internal static bool IsUnder(string path, string folder)
    {
        var prefix = Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar;
        return path.StartsWith(prefix, OperatingSystem.IsWindows() ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal);
    }
}
