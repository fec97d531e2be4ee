using System.Composition;
using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Commands;

/// <inheritdoc/>
[Export(typeof(IPicksReader))]
[Shared]
internal sealed class PicksReader : IPicksReader
{
    /// <summary>Names of the playlist of picks that need no setting, the first one wins.</summary>
    private static readonly string[] DefaultNames = ["Picks", "精选"];

    /// <inheritdoc/>
    public async Task<IReadOnlyList<SongReference>> ReadAsync(IHostPlayer host, PicksChoice choice, IReadOnlyList<Song> library, CancellationToken cancellationToken)
    {
        if (choice.From is PicksSource.Playlist or PicksSource.Automatic && choice.Playlist is { } named)
        {
            return await host.Playlists.ReadAsync(named, cancellationToken);
        }

        return choice.From switch
        {
            PicksSource.Playlist => await ReadDefaultPlaylistAsync(host, cancellationToken)
                ?? throw new PicksException(CommandsTexts.Word("picks-playlist-missing", DefaultNames[0], DefaultNames[1])),
            PicksSource.Ratings => Rated(library, choice.MinRating) is { Count: > 0 } rated
                ? rated
                : throw new PicksException(CommandsTexts.Word("picks-not-rated", choice.MinRating)),
            PicksSource.Selection => await host.Library.GetSelectedSongsAsync(cancellationToken) is { Count: > 0 } selected
                ? selected
                : throw new PicksException(CommandsTexts.Word("picks-not-selected")),
            _ => await FindAsync(host, choice.MinRating, library, cancellationToken),
        };
    }

    private static async Task<IReadOnlyList<SongReference>> FindAsync(
        IHostPlayer host, double minRating, IReadOnlyList<Song> library, CancellationToken cancellationToken)
    {
        if (await ReadDefaultPlaylistAsync(host, cancellationToken) is { } listed)
        {
            return listed;
        }

        if (await host.Library.GetSelectedSongsAsync(cancellationToken) is { Count: > 0 } selected)
        {
            host.Notifications.Inform(CommandsTexts.Word("picks-from-selection", selected.Count));
            return selected;
        }

        if (Rated(library, minRating) is { Count: > 0 } rated)
        {
            host.Notifications.Inform(CommandsTexts.Word("picks-from-ratings", rated.Count, minRating));
            return rated;
        }

        throw new PicksException(CommandsTexts.Word("picks-nowhere", DefaultNames[0], minRating));
    }

    /// <summary>The songs of the playlist that is named as such playlists are; null when there is none.</summary>
    private static async Task<IReadOnlyList<SongReference>?> ReadDefaultPlaylistAsync(IHostPlayer host, CancellationToken cancellationToken)
    {
        var names = await host.Playlists.ListAsync(cancellationToken);
        if (DefaultNames.Select(wanted => names.FirstOrDefault(name => IsCalled(name, wanted))).FirstOrDefault(name => name is not null) is not { } name)
        {
            return null;
        }

        var songs = await host.Playlists.ReadAsync(name, cancellationToken);
        host.Notifications.Inform(CommandsTexts.Word("picks-from-playlist", songs.Count, name));
        return songs;
    }

    /// <summary>Where playlists are files, a path is called by its file's name.</summary>
    private static bool IsCalled(string name, string wanted) =>
        (Path.IsPathFullyQualified(name) ? Path.GetFileNameWithoutExtension(name) : name).Equals(wanted, StringComparison.OrdinalIgnoreCase);

    private static List<SongReference> Rated(IReadOnlyList<Song> library, double minRating) =>
        [.. library.Where(song => song.Rating >= minRating).Select(song => new SongReference(song.Path, song.Id))];
}
