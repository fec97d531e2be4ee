using System.CommandLine;
using PredictPicks.Abstractions;
using PredictPicks.TestHost.CommandLine;
using PredictPicks.TestHost.Hosting;
using PredictPicks.TestHost.Output;

namespace PredictPicks.TestHost.Commands;

/// <summary><c>picks inspect</c>: every feature of files, without storing anything.</summary>
internal sealed class InspectVerb : Verb
{
    private readonly Argument<string[]> _files = new("FILE") { Arity = ArgumentArity.OneOrMore };
    private readonly Option<string?> _format = CommonOptions.Format(PredictionFormats.Table, PredictionFormats.Json);
    private readonly Option<InferenceEngine> _inference = CommonOptions.Inference();

    public InspectVerb(Session session)
        : base(session, "inspect")
    {
        _files.Description = TestHostTexts.Word("argument-file").Text;
        Add(_files);
        Add(_format);
        Add(_inference);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } = ["picks inspect song.flac", "picks inspect --format json *.mp3 | jq '.[].durationSec'"];

    /// <inheritdoc/>
    public override async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        Session.Inference = arguments.GetValue(_inference);
        var predictor = Session.Require<ISelectionPredictor>();
        List<SongInspection> songs = [];
        var exitCode = ExitCode.Done;
        foreach (var file in arguments.GetValue(_files)!)
        {
            try
            {
                songs.Add(await predictor.InspectAsync(Path.GetFullPath(file), cancellationToken));
            }
            catch (PicksException exception)
            {
                Session.Status.Fail(TestHostTexts.Word("about-file", file, exception.Text.Text));
                exitCode = ExitCode.Failed;
            }
        }

        var process = Session.Process;
        process.Out.Write(arguments.GetValue(_format) == PredictionFormats.Json
            ? InspectionJson.Write(songs)
            : string.Concat(songs.Select(song => InspectionTable.Write(song, process))));
        return exitCode;
    }
}
