using System.CommandLine;
using PredictPicks.Abstractions;
using PredictPicks.TestHost.CommandLine;
using PredictPicks.TestHost.Hosting;
using PredictPicks.TestHost.Terminal;

namespace PredictPicks.TestHost.Commands;

/// <summary><c>picks models install ID --from PATH</c>: installs a model from a file or folder.</summary>
internal sealed class ModelsInstallVerb : Verb
{
    private const string Zeros = "zeros";
    private readonly Argument<string> _id = new("ID") { Description = TestHostTexts.Word("argument-model-new").Text };
    private readonly Option<string> _from = CommonOptions.Described(new Option<string>("--from") { HelpName = "PATH", Required = true });
    private readonly Option<double?> _hop = CommonOptions.Described(new Option<double?>("--hop") { HelpName = "SECONDS" });
    private readonly Option<string?> _padding = CommonOptions.Described(new Option<string?>("--padding") { HelpName = $"reflect|{Zeros}" });

    public ModelsInstallVerb(Session session)
        : base(session, "install", "models")
    {
        _padding.AcceptOnlyFromAmong("reflect", Zeros);
        Add(_id);
        Add(_from);
        Add(_hop);
        Add(_padding);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } =
    [
        "picks models install openl3 --from ~/Downloads/openl3_audio_mel256_music-v0_4_0.h5.gz",
        "picks models install openl3 --from openl3_audio_mel256_music-v0_4_0.h5.gz --hop 0.5",
        "picks models install my-model --from ~/my-model",
    ];

    /// <inheritdoc/>
    public override async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var installation = new ModelInstallation(arguments.GetValue(_id)!, Path.GetFullPath(arguments.GetValue(_from)!))
        {
            HopSeconds = arguments.GetValue(_hop),
            PadsWithZeros = arguments.GetValue(_padding) == Zeros,
        };
        var installed = await Session.Require<IEmbeddingModelManager>().InstallAsync(installation, cancellationToken);
        var pack = installed.Pack;
        Session.Process.Out.WriteLine(SafeText.OneLine(
            TestHostTexts.Word("model-installed", pack.Id, pack.Version, pack.Dimension, pack.Licence, installed.Attribution ?? pack.Name).Text));
        foreach (var note in installed.Notes)
        {
            Session.Status.Warn(note);
        }

        Session.Status.Inform(TestHostTexts.Word("model-use-hint", pack.Id));
        return ExitCode.Done;
    }
}

/// <summary><c>picks models use ID</c>: listens to the analysed songs with another model, and then goes by it.</summary>
internal sealed class ModelsUseVerb : Verb
{
    private readonly Argument<string> _id = new("ID") { Description = TestHostTexts.Word("argument-model-one").Text };
    private readonly Option<int?> _jobs = CommonOptions.Jobs();
    private readonly Option<InferenceEngine> _inference = CommonOptions.Inference();

    public ModelsUseVerb(Session session)
        : base(session, "use", "models")
    {
        Add(_id);
        Add(_jobs);
        Add(_inference);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } = ["picks models use msd-musicnn"];

    /// <inheritdoc/>
    public override bool IsLong => true;

    /// <inheritdoc/>
    public override async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        Session.Inference = arguments.GetValue(_inference);
        var manager = Session.Require<IEmbeddingModelManager>();
        var (store, id) = (StoreFolder(arguments), arguments.GetValue(_id)!);
        var change = await manager.PlanChangeAsync(store, id, cancellationToken);
        Session.Status.Inform(TestHostTexts.Word("model-change-plan", id, change.ToAnalyse, change.Songs));
        if (change.WithoutFile > 0)
        {
            Session.Status.Warn(TestHostTexts.Word("model-change-without-file", change.WithoutFile, id));
        }

        var options = new ExtractionOptions { Jobs = arguments.GetValue(_jobs) };
        var report = await Session.Status.WithProgressAsync(progress => manager.ChangeAsync(store, id, options, progress, cancellationToken));
        foreach (var failed in report.Failed)
        {
            Session.Status.Warn(TestHostTexts.Word("about-file", failed.Path, failed.Reason.Text));
        }

        foreach (var note in report.Notes)
        {
            Session.Status.Inform(note);
        }

        Session.Process.Out.WriteLine(SafeText.OneLine(TestHostTexts.Word("model-in-use", id, report.Analysed).Text));
        return ExitCode.Done;
    }
}

/// <summary><c>picks models remove ID</c>: removes a model that was installed.</summary>
internal sealed class ModelsRemoveVerb : Verb
{
    private readonly Argument<string> _id = new("ID") { Description = TestHostTexts.Word("argument-model-one").Text };

    public ModelsRemoveVerb(Session session)
        : base(session, "remove", "models")
    {
        Add(_id);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } = ["picks models remove openl3"];

    /// <inheritdoc/>
    public override Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var id = arguments.GetValue(_id)!;
        Session.Require<IEmbeddingModelManager>().Remove(id);
        Session.Process.Out.WriteLine(SafeText.OneLine(TestHostTexts.Word("model-removed", id).Text));
        return Task.FromResult(ExitCode.Done);
    }
}
