namespace PredictPicks.Selection.Models.Managed;

/// <summary>Gives blocks that are never needed at the same time the same memory.</summary>
internal static class BlockLayout
{
    /// <summary>Places every block at the lowest place that is free all its life, in the order in which they come to life.</summary>
    /// <returns>Floats that all of them need.</returns>
    /// <exception cref="InvalidDataException">More than an array can hold.</exception>
    public static int Place(IEnumerable<Block> blocks)
    {
        var placed = new List<Block>();
        var end = 0L;
        foreach (var block in blocks.Where(block => block.Constant is null))
        {
            var start = 0L;
            foreach (var other in placed.Where(other => other.FirstStep <= block.LastStep && block.FirstStep <= other.LastStep))
            {
                if (start + Size(block) <= other.Start)
                {
                    break;
                }

                start = Math.Max(start, other.Start + Size(other));
            }

            end = Math.Max(end, start + Size(block));
            if (end > Array.MaxLength / 2)
            {
                throw new InvalidDataException("a patch would need more memory than there can be");
            }

            block.Start = (int)start;
            var after = placed.FindIndex(other => other.Start > block.Start);
            placed.Insert(after < 0 ? placed.Count : after, block);
        }

        return (int)end;
    }

    /// <summary>Whole cache lines.</summary>
    private static long Size(Block block) => ((long)block.Length + Block.Slack + 15) / 16 * 16;
}
