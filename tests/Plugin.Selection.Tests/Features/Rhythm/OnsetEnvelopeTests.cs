using PredictPicks.Selection.Features.Rhythm;

namespace PredictPicks.Selection.Tests.Features.Rhythm;

public class OnsetEnvelopeTests
{
    [Fact]
    public void Pieces_OfAnOrdinarySong_IsOneInOrder()
    {
        var envelope = Filled(8);

        envelope.Pieces().ShouldHaveSingleItem().ShouldBe([0, 1, 2, 3, 4, 5, 6, 7]);
    }

    [Theory]
    [InlineData(41)]
    [InlineData(100)]
    [InlineData(1200)]
    [InlineData(20_000)]
    public void Pieces_OfALongSong_AreFewAndEvenlySpread(int segments)
    {
        var kept = Filled(segments).Pieces().Select(piece => piece.ShouldHaveSingleItem()).ToArray();

        kept.Length.ShouldBeInRange(20, 40);
        var step = kept[1] - kept[0];
        kept.ShouldBe([.. Enumerable.Range(0, kept.Length).Select(i => i * step)]);
        (segments - kept[^1]).ShouldBeLessThanOrEqualTo(step);
    }

    [Fact]
    public void Pieces_OfNothing_IsEmpty() => new OnsetEnvelope().Pieces().ShouldBeEmpty();

    private static OnsetEnvelope Filled(int segments)
    {
        var envelope = new OnsetEnvelope();
        for (var i = 0; i < segments; i++)
        {
            if (envelope.Wants(i))
            {
                envelope.Add(i, [i]);
            }
        }

        return envelope;
    }
}
