namespace PredictPicks.RankingSuite;

/// <summary>All cells of the suite.</summary>
internal static class Cells
{
    private const double MissingTags = 0.3;

    /// <summary>Few picks make few hidden songs, and a mean over few places is chance: a cell has so many listeners that they hide together what the least number of listeners does with this many picks.</summary>
    private const int PicksOfFewestListeners = 40;

    private static readonly int[] PickCounts = [5, 10, 20, 40, 80, 160];

    /// <summary>Draws the listeners; a cell for which the library has too few songs is left out.</summary>
    /// <param name="library">The songs.</param>
    /// <param name="leastListeners">Listeners of a cell with 40 picks or more.</param>
    public static IReadOnlyList<Cell> Draw(Library library, int leastListeners)
    {
        var draw = new Listeners(library);
        var dirty = library.WithDirtyTags(MissingTags, seed: 1);
        (string Kind, Func<int, Random, Listener?> One, bool IsDirty)[] kinds =
        [
            ("artists", draw.ByMakers, false),
            ("artists, dirty tags", draw.ByMakers, true),
            ("styles", draw.ByStyles, false),
            ("styles, other artists", draw.ByStylesOfOtherMakers, false),
        ];
        var cells = new List<Cell>();
        foreach (var (kind, one, isDirty) in kinds)
        {
            foreach (var picks in PickCounts)
            {
                var random = new Random(picks);
                var listeners = leastListeners * Math.Max(1, PicksOfFewestListeners / picks);
                var drawn = Enumerable.Range(0, 3 * listeners).Select(_ => one(picks, random)).OfType<Listener>().Take(listeners).ToList();
                if (drawn.Count == listeners)
                {
                    cells.Add(new Cell(kind, picks, isDirty ? dirty : library.Songs, drawn));
                }
            }
        }

        return cells;
    }
}
