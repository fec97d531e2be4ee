using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Ranking;

/// <summary>Scores the songs of a table and says why; by index of the song. What it says is as in <see cref="IRanking"/>.</summary>
internal interface ISongRanking
{
    bool HasSound(int song);

    /// <summary>May be asked from several threads at once.</summary>
    double Score(int song);

    IReadOnlyList<(string Name, double Value)> Contributions(int song);

    IReadOnlyList<PickReason> Reasons(int song);
}

/// <summary>Candidates in the order of the scores that their songs have in a table.</summary>
internal sealed class TableRanking : IRanking
{
    private readonly IReadOnlyList<int> _songOf;
    private readonly ISongRanking _songs;

    /// <param name="candidates">All candidates.</param>
    /// <param name="eligible">Those to rank, as indices.</param>
    /// <param name="songOf">Where each candidate is in the table.</param>
    /// <param name="songs">Scores it.</param>
    public TableRanking(IReadOnlyList<RankableSong> candidates, IReadOnlyList<int> eligible, IReadOnlyList<int> songOf, ISongRanking songs)
    {
        _songOf = songOf;
        _songs = songs;
        var scores = new double[eligible.Count];
        Parallel.For(0, scores.Length, i => scores[i] = Score(eligible[i]));
        Order = RankOrder.Sort(eligible, scores, candidates);
    }

    public IReadOnlyList<int> Order { get; }

    public bool HasSound(int candidate) => _songs.HasSound(_songOf[candidate]);

    public double Score(int candidate) => _songs.Score(_songOf[candidate]);

    public IReadOnlyList<(string Name, double Value)> Contributions(int candidate) => _songs.Contributions(_songOf[candidate]);

    public IReadOnlyList<PickReason> Reasons(int candidate) => _songs.Reasons(_songOf[candidate]);
}
