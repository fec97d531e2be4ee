using System.CommandLine;
using System.Runtime.InteropServices;
using PredictPicks.Abstractions;
using PredictPicks.TestHost.CommandLine;
using PredictPicks.TestHost.Composition;
using PredictPicks.TestHost.Hosting;
using PredictPicks.TestHost.Output;

namespace PredictPicks.TestHost.Commands;

/// <summary><c>picks doctor</c>: what is missing, and how to get it. Changes nothing.</summary>
internal sealed class DoctorVerb(Session session) : Verb(session, "doctor")
{
    private const double BytesPerGigabyte = 1e9;

    /// <summary>A library of 100 000 songs takes about 100 MB; below ten times that a full disk is near anyway.</summary>
    private const long FewFreeBytes = 1_000_000_000;

    /// <inheritdoc/>
    public override IReadOnlyList<string> Examples { get; } = ["picks doctor", "PICKS_LANG=zh picks doctor"];

    /// <inheritdoc/>
    public override async Task<int> ExecuteAsync(ParseResult arguments, CancellationToken cancellationToken)
    {
        var storeFolder = StoreFolder(arguments);
        List<HealthFinding> findings = [Program(), .. Store(storeFolder)];
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

    /// <summary>Can the store's folder be written, and is there room? Looks at the nearest place that exists.</summary>
    private static IEnumerable<HealthFinding> Store(string storeFolder)
    {
        const string Subject = "store";
        var existing = storeFolder;
        while (!Path.Exists(existing) && Path.GetDirectoryName(existing) is { } parent)
        {
            existing = parent;
        }

        yield return CanWrite(existing)
            ? new HealthFinding(Subject, HealthStatus.Good, TestHostTexts.Word("doctor-store", storeFolder))
            : new HealthFinding(Subject, HealthStatus.Broken, TestHostTexts.Word("doctor-store-unwritable", storeFolder));

        var free = new DriveInfo(existing).AvailableFreeSpace;
        yield return free < FewFreeBytes
            ? new HealthFinding("disk", HealthStatus.Warning, TestHostTexts.Word("doctor-disk-low", free / BytesPerGigabyte, existing))
            : new HealthFinding("disk", HealthStatus.Good, TestHostTexts.Word("doctor-disk", free / BytesPerGigabyte));
    }

    /// <summary>The only sure answer: a file that the system deletes as soon as it is closed.</summary>
    private static bool CanWrite(string folder)
    {
        try
        {
            File.Create(Path.Combine(folder, $".picks-{Guid.NewGuid():N}"), 1, FileOptions.DeleteOnClose).Dispose();
            return true;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

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
