using PredictPicks.Selection.Ranking.Rules;
using PredictPicks.Selection.Ranking.Scorers;
using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Ranking.Blend;

/// <summary>The columns of <see cref="BlendColumns"/> for every song; a pick's are those that it would have if it were none.</summary>
internal sealed class BlendTable
{
    private readonly double[] _values;
    private readonly RuleScores _rules;

    private BlendTable(double[] values, NearestPicks nearest, RuleScores rules)
    {
        _values = values;
        Nearest = nearest;
        _rules = rules;
    }

    /// <summary>Nearest picks by whitened vectors; rows are positions in <see cref="Taste.Picks"/>.</summary>
    public NearestPicks Nearest { get; }

    public int Count => Nearest.Count;

    public static BlendTable Of(SongTable songs, Taste taste, IProgress<Abstractions.JobProgress>? progress, CancellationToken cancellationToken)
    {
        var sound = SoundScores.Of(songs, taste, progress, cancellationToken);
        var rules = new RuleScores(songs, taste, sound.Neighbours);
        var table = new BlendTable(new double[songs.Count * BlendColumns.Count], sound.Neighbours, rules);
        rules.ForEach(Fill, cancellationToken);
        return table;

        void Fill(SongScorer scorer, int song)
        {
            var row = table._values.AsSpan(song * BlendColumns.Count, BlendColumns.Count);
            row[BlendColumns.Nearest] = sound.Nearest.Of(song);
            row[BlendColumns.Probe] = sound.Probe.Of(song);
            Span<double> contributions = stackalloc double[RankingRules.All.Count];
            scorer.Contribute(song, contributions);
            for (var i = 0; i < BlendColumns.Rules.Count; i++)
            {
                var rule = BlendColumns.Rules[i];
                row[BlendColumns.FirstRule + i] = contributions[rule] / RankingRules.All[rule].Limit;
            }
        }
    }

    /// <summary>A song's columns; those of sound are NaN where it cannot be compared.</summary>
    public ReadOnlySpan<double> Row(int song) => _values.AsSpan(song * BlendColumns.Count, BlendColumns.Count);

    /// <summary>Whether the song could be compared by sound.</summary>
    public bool HasSound(int song) => Nearest.HasAny(song);

    /// <summary>Tells the rules' words, by index of the song.</summary>
    public SongScorer CreateScorer() => _rules.CreateScorer();
}
