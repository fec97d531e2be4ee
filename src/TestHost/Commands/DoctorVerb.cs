using System.CommandLine;
using System.Runtime.InteropServices;
using PredictPicks.Abstractions;
using PredictPicks.TestHost.CommandLine;
using PredictPicks.TestHost.Composition;
using PredictPicks.TestHost.Hosting;
using PredictPicks.TestHost.Output;

namespace PredictPicks.TestHost.Commands;

/// <summary><c>picks doctor</c>: what is missing, and how to get it. The plug-ins check what they need (decoder, models, store, disk) themselves.</summary>
internal sealed class DoctorVerb : Verb
{
    private readonly Option<InferenceEngine> _inference = CommonOptions.Inference();

    public DoctorVerb(Session session)
        : base(session, "doctor")
    {
        Add(_inference);
    }

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } = ["picks doctor", "PICKS_LANG=zh picks doctor"];

    /// <inheritdoc/>
    public override async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        Session.Inference = arguments.GetValue(_inference);
        var storeFolder = StoreFolder(arguments);
        List<HealthFinding> findings = [Program()];
        foreach (var check in Session.Composer.GetAll<IHealthCheck>())
        {
            findings.AddRange(await RunAsync(check, storeFolder, cancellationToken));
        }

        findings.AddRange(Session.Composer.Plugins.Select(Check));
        if (Session.Composer.Plugins.Count + Session.Composer.Problems.Count == 0)
        {
            findings.Add(new HealthFinding("plug-ins", HealthStatus.Broken, TestHostTexts.Word("doctor-no-plugins")));
        }

        findings.AddRange(Session.Composer.Problems.Select(problem =>
            new HealthFinding(problem.Name, HealthStatus.Broken, TestHostTexts.Word("doctor-plugin-problem", problem.Text.Text, problem.Folder))));
        return Findings.Write(findings, Session.Process);
    }

    private HealthFinding Program() => new(
        "picks",
        HealthStatus.Good,
        TestHostTexts.Word("doctor-program", Cli.Version, RuntimeInformation.FrameworkDescription, RuntimeInformation.RuntimeIdentifier, Session.Process.ProgramFolder));

    private static HealthFinding Check(Plugin plugin)
    {
        var changed = plugin.FindChangedFiles().ToList();
        var manifest = plugin.Manifest;
        return changed.Count == 0
            ? new HealthFinding(manifest.Id, HealthStatus.Good, TestHostTexts.Word("doctor-plugin", manifest.Version, plugin.Files.Count, plugin.Folder))
            : new HealthFinding(manifest.Id, HealthStatus.Broken, TestHostTexts.Word("doctor-plugin-changed", string.Join(' ', changed), plugin.Folder));
    }

    private static async Task<IReadOnlyList<HealthFinding>> RunAsync(IHealthCheck check, string storeFolder, CancellationToken cancellationToken)
    {
        try
        {
            return await check.CheckAsync(storeFolder, cancellationToken);
        }
#pragma warning disable CA1031 // A check that fails is a finding; the others go on.
        catch (Exception exception) when (exception is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return [new HealthFinding(check.GetType().Name, HealthStatus.Broken, TestHostTexts.Word("doctor-check-failed", exception.Message))];
        }
    }
}
