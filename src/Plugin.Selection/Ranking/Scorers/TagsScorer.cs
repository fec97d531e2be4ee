using PredictPicks.Selection.Ranking.Rules;
using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Ranking.Scorers;

/// <summary>What tags tell alone: artists, albums and genres in common with the picks.</summary>
internal sealed class TagsScorer : IScorer
{
    private static readonly Type[] TagRules = [typeof(SameArtistRule), typeof(SameAlbumArtistRule), typeof(SameAlbumRule), typeof(SharedGenresRule)];

    public string Name => "tags";

    public double[] Score(SongTable songs, Taste taste, CancellationToken cancellationToken)
    {
        var rules = Enumerable.Range(0, RankingRules.All.Count).Where(rule => TagRules.Contains(RankingRules.All[rule].GetType())).ToArray();
        var scores = new double[songs.Count];
        new RuleScores(songs, taste, new NearestPicks(songs.Count)).ForEach(Apply, cancellationToken);
        return scores;

        void Apply(SongScorer scorer, int song)
        {
            var contributions = scorer.Contributions(song);
            scores[song] = rules.Sum(rule => contributions[rule]);
        }
    }
}
