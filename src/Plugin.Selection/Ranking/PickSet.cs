using PredictPicks.Abstractions;
using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Ranking;

/// <summary>The picks, each once, in the order of ids: what follows from them does not depend on the order in which the host named them.</summary>
internal sealed class PickSet
{
    private readonly List<SongId> _gone = [];

    public PickSet(IReadOnlyList<RankableSong> picks, VectorTable vectors)
    {
        var seen = new HashSet<SongId>();
        var rows = Enumerable.Range(0, picks.Count).Where(row => seen.Add(picks[row].Id)).OrderBy(row => picks[row].Id).ToArray();
        Songs = [.. rows.Select(row => picks[row])];
        Vectors = new VectorTable(new float[rows.Length * vectors.Dimension], vectors.Dimension);
        for (var i = 0; i < rows.Length; i++)
        {
            vectors.Row(rows[i]).CopyTo(Vectors.Row(i));
            if (PickPanels.IsUnit(Vectors.Row(i)))
            {
                Analysed++;
                if (Songs[i].Path is null)
                {
                    _gone.Add(Songs[i].Id);
                }
            }
        }
    }

    public IReadOnlyList<RankableSong> Songs { get; }

    public VectorTable Vectors { get; }

    /// <summary>Picks that have a vector.</summary>
    public int Analysed { get; }

    /// <summary>Of these, picks whose files are gone.</summary>
    public IReadOnlyList<SongId> AnalysedWithoutFile => _gone;
}
