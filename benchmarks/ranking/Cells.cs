namespace PredictPicks.RankingSuite;

/// <summary>All cells of the suite.</summary>
internal static class Cells
{
    private const double MissingTags = 0.3;

    private static readonly int[] PickCounts = [5, 10, 20, 40, 80, 160];

    /// <summary>Draws the listeners; a cell for which the library has too few songs is left out.</summary>
    public static IReadOnlyList<Cell> Draw(Library library, int listeners)
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
