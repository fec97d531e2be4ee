using System.Composition;
using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Audio;

/// <summary>Looks whether files can be decoded and their tags read.</summary>
[Export(typeof(IHealthCheck))]
[Shared]
internal sealed class FfmpegHealthCheck : IHealthCheck
{
    private readonly FfmpegLocator _locator;
    private readonly IReadOnlyList<string> _tagReaders;

    /// <summary>A check of these parts.</summary>
    [ImportingConstructor]
    public FfmpegHealthCheck(FfmpegLocator locator, [ImportMany] IEnumerable<ITagReader> tagReaders)
    {
        _locator = locator;
        _tagReaders = [.. tagReaders.OrderByDescending(reader => reader.Precedence).Select(reader => reader.Name)];
    }

    /// <inheritdoc/>
    public Task<IReadOnlyList<HealthFinding>> CheckAsync(string storeFolder, CancellationToken cancellationToken) =>
        Task.Run<IReadOnlyList<HealthFinding>>(() => [CheckProgram(), CheckTagReaders()], cancellationToken);

    private HealthFinding CheckProgram()
    {
        const string Subject = "ffmpeg";
        try
        {
            var program = _locator.Find();
            return new HealthFinding(Subject, HealthStatus.Good, AudioTexts.Word("health-ffmpeg", program.Version, program.Path));
        }
        catch (PicksException exception)
        {
            return new HealthFinding(Subject, HealthStatus.Broken, exception.Text);
        }
    }

    private HealthFinding CheckTagReaders()
    {
        const string Subject = "tags";
        return _tagReaders.Count > 1
            ? new HealthFinding(Subject, HealthStatus.Good, AudioTexts.Word("health-tag-readers", string.Join(", ", _tagReaders)))
            : new HealthFinding(Subject, HealthStatus.Warning, AudioTexts.Word("health-tag-readers-one", string.Join(", ", _tagReaders)));
    }
}
