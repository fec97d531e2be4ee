namespace PredictPicks.Selection.Ranking;

/// <summary>All that the rules may know of a song.</summary>
internal readonly ref struct SongView
{
    public SongView()
    {
    }

    public required RankableSong Song { get; init; }

    /// <summary>Cosines of the nearest picks, nearest first; empty when it cannot be compared.</summary>
    public required ReadOnlySpan<float> Cosines { get; init; }

    /// <summary>These picks, as indices into <see cref="RankingContext.Picks"/>.</summary>
    public required ReadOnlySpan<int> NearestPicks { get; init; }

    /// <summary>The nearest of them; null when it cannot be compared.</summary>
    public RankableSong? NearestPick => NearestPicks.IsEmpty ? null : Context.Picks[NearestPicks[0]];

    /// <summary>What its tags have in common with the picks'.</summary>
    public required TagMatch Match { get; init; }

    /// <summary>What compared them.</summary>
    public required TagMatcher Tags { get; init; }

    public required RankingContext Context { get; init; }

    /// <summary>Its position among the picks when it is one of them, or −1. Nothing here compares it with itself.</summary>
    public int OwnPick { get; init; } = -1;
}

/// <summary>What is the same for all songs of a ranking. Immutable.</summary>
internal sealed class RankingContext
{
    /// <summary>Shorter than this is a jingle or a skit rather than a song, in seconds.</summary>
    public const double ShortSeconds = 30;

    /// <summary>Longer than this is a mix, a side of a record or a reading: two songs of all but the longest kind, in seconds.</summary>
    public const double LongSeconds = 15 * 60;

    private readonly int _short;
    private readonly int _long;

    public RankingContext(IReadOnlyList<RankableSong> picks)
    {
        Picks = picks;
        _short = Picks.Count(IsShort);
        _long = Picks.Count(IsLong);
    }

    public IReadOnlyList<RankableSong> Picks { get; }

    /// <summary>Whether the user has picked something short, beside the song itself.</summary>
    public bool PicksHaveShort(in SongView song) => _short > (song.OwnPick >= 0 && IsShort(song.Song) ? 1 : 0);

    /// <summary>Whether the user has picked something long, beside the song itself.</summary>
    public bool PicksHaveLong(in SongView song) => _long > (song.OwnPick >= 0 && IsLong(song.Song) ? 1 : 0);

    private static bool IsShort(RankableSong song) => song.Tags.DurationSeconds is > 0 and < ShortSeconds;

    private static bool IsLong(RankableSong song) => song.Tags.DurationSeconds is > LongSeconds;
}
