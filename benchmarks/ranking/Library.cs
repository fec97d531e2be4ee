using PredictPicks.Abstractions;
using PredictPicks.Selection.Models;
using PredictPicks.Selection.Ranking;
using PredictPicks.Selection.Ranking.Scorers;
using PredictPicks.Selection.Store;

namespace PredictPicks.RankingSuite;

/// <summary>Real songs, and what tastes are made of: never the vectors that rank.</summary>
internal sealed class Library
{
    private const string SongsFolder = "/songs/";

    private Library(SongTable songs, IReadOnlyList<string> packages, IReadOnlyList<string> styles)
    {
        Songs = songs;
        Packages = packages;
        Styles = styles;
        Makers = [.. songs.Songs.Select((song, i) => song.Tags.MainArtist?.ToUpperInvariant() ?? packages[i])];
    }

    public SongTable Songs { get; }

    /// <summary>By song: the package that it comes from, an album in all but name.</summary>
    public IReadOnlyList<string> Packages { get; }

    /// <summary>By song: its artist, or its package where none is named.</summary>
    public IReadOnlyList<string> Makers { get; }

    /// <summary>By song: its package's style; empty where that is mixed.</summary>
    public IReadOnlyList<string> Styles { get; }

    public static Library Read(string store, string packagesFile, string modelFolder)
    {
        var environment = new SuiteEnvironment(modelFolder);
        var model = new ModelPackSource(environment).LoadActive();
        var request = new PredictionRequest([], [], null, new RankingOptions());
        var songs = TasteTable.Of(RankingInputReader.Read(() => FeatureStore.OpenExisting(store, environment.UtcNow), model, request)).Songs;
        var styles = File.ReadLines(packagesFile)
            .Where(line => !line.StartsWith('#'))
            .Select(line => line.Split('\t'))
            .ToDictionary(fields => fields[0], fields => fields[1].Trim('-'), StringComparer.Ordinal);
        var packages = songs.Songs.Select(song => song.Path!.Split(SongsFolder)[1].Split('/')[0]).ToList();
        return new Library(songs, packages, [.. packages.Select(package => styles.GetValueOrDefault(package, string.Empty))]);
    }

    /// <summary>The same songs, of which a share has lost its artists, album, genres and title each.</summary>
    public SongTable WithDirtyTags(double missing, int seed)
    {
        var random = new Random(seed);
        return Songs with { Songs = [.. Songs.Songs.Select(song => song with { Tags = Dirty(song.Tags, missing, random) })] };
    }

    private static SongTags Dirty(SongTags tags, double missing, Random random) => tags with
    {
        Artists = random.NextDouble() < missing ? [] : tags.Artists,
        AlbumArtist = random.NextDouble() < missing ? null : tags.AlbumArtist,
        Album = random.NextDouble() < missing ? null : tags.Album,
        Genres = random.NextDouble() < missing ? [] : tags.Genres,
        Title = random.NextDouble() < missing ? null : tags.Title,
    };
}
