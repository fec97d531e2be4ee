using System.Runtime.InteropServices;

namespace PredictPicks.Selection.Evaluation.Metrics;

/// <summary>
/// The rising step function of scores that is nearest, by squares, to what happened (pool adjacent violators): it turns scores into probabilities and
/// keeps their order. Songs with equal scores have one probability.
/// </summary>
internal sealed class Isotonic
{
    private readonly double[] _from;
    private readonly double[] _probabilities;

    private Isotonic(double[] from, double[] probabilities)
    {
        _from = from;
        _probabilities = probabilities;
    }

    /// <summary>Learns from songs.</summary>
    /// <param name="songs">Score, and whether it was a hidden pick; by rising score, NaN first.</param>
    /// <param name="otherWeight">What a song that was none counts.</param>
    public static Isotonic Fit(IEnumerable<(double Score, bool IsHit)> songs, double otherWeight = 1)
    {
        var blocks = new List<Block>();
        var last = default(double?);
        foreach (var (score, isHit) in songs)
        {
            if (last is { } known && known.Equals(score))
            {
                blocks[^1] = blocks[^1] with { Hits = blocks[^1].Hits + (isHit ? 1 : 0), Count = blocks[^1].Count + (isHit ? 1 : otherWeight) };
                continue;
            }

            Pool(blocks);
            blocks.Add(new Block(score, isHit ? 1 : 0, isHit ? 1 : otherWeight));
            last = score;
        }

        Pool(blocks);
        return new Isotonic([.. blocks.Select(block => block.From)], [.. blocks.Select(block => block.Rate)]);
    }

    /// <summary>The steps: from which score on, and how probable.</summary>
    public IEnumerable<(double From, double Probability)> Steps => _from.Zip(_probabilities);

    /// <summary>The probability that goes with a score: that of the step that it stands on.</summary>
    public double Probability(double score)
    {
        var place = Array.BinarySearch(_from, score);
        return _probabilities[Math.Max(0, place >= 0 ? place : ~place - 1)];
    }

    /// <summary>Joins the last block, which is complete, with those before it as long as they are no lower.</summary>
    private static void Pool(List<Block> blocks)
    {
        while (blocks.Count > 1 && blocks[^2].Rate >= blocks[^1].Rate)
        {
            blocks[^2] = new Block(blocks[^2].From, blocks[^2].Hits + blocks[^1].Hits, blocks[^2].Count + blocks[^1].Count);
            blocks.RemoveAt(blocks.Count - 1);
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Block(double From, double Hits, double Count)
    {
        public double Rate => Hits / Count;
    }
}
