using CsCheck;
using PredictPicks.Selection.Models.Managed;

namespace PredictPicks.Selection.Tests.Models.Managed;

public class BlockLayoutTests
{
    [Fact]
    public void Place_AnyLives_BlocksThatLiveTogetherDoNotMeet() =>
        Gen.Select(Gen.Int[0, 500], Gen.Int[0, 9], Gen.Int[0, 9]).Array[1, 12].Sample(lives =>
        {
            Block[] blocks =
            [
                .. lives.Select(life => new Block
                {
                    Length = life.Item1, FirstStep = Math.Min(life.Item2, life.Item3), LastStep = Math.Max(life.Item2, life.Item3),
                }),
            ];
            var length = BlockLayout.Place(blocks);
            foreach (var block in blocks)
            {
                (block.Start + block.Length + Block.Slack).ShouldBeLessThanOrEqualTo(length);
                blocks.ShouldNotContain(other => other != block && other.FirstStep <= block.LastStep && block.FirstStep <= other.LastStep
                    && other.Start < block.Start + block.Length + Block.Slack && block.Start < other.Start + other.Length + Block.Slack);
            }
        });

    [Fact]
    public void Place_OneAfterTheOther_SharesTheMemory()
    {
        Block[] blocks = [.. Enumerable.Range(0, 10).Select(step => new Block { Length = 1000, FirstStep = step, LastStep = step + 1 })];

        BlockLayout.Place(blocks).ShouldBeLessThan(2200);
    }
}
