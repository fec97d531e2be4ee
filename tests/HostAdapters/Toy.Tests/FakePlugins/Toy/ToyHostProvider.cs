using System.Composition;
using PredictPicks.Abstractions;

namespace PredictPicks.HostAdapters.Toy;

/// <summary>Opens a player whose library is a text file, one path a line, with its playlists beside it.</summary>
[Export(typeof(IHostPlayerProvider))]
[Shared]
public sealed class ToyHostProvider : IHostPlayerProvider
{
    /// <inheritdoc/>
    public string Name => "toy";

    /// <inheritdoc/>
    public string Description => "A folder with library.txt and playlists as text files.";

    /// <inheritdoc/>
    public IReadOnlyList<HostOption> Options => [new("folder", "DIR", "Where library.txt lies.", IsRequired: true)];

    /// <inheritdoc/>
    public IHostPlayer Open(HostSettings settings, IHostNotifications notifications)
    {
        var folder = Path.GetFullPath(settings.Get("folder")!);
        return File.Exists(Path.Combine(folder, "library.txt"))
            ? new ToyHost(folder, notifications)
            : throw new PicksException(new UserText("library-missing", [folder], $"There is no library.txt in {folder}."), folder);
    }
}
