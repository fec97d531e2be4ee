using CsCheck;

namespace PredictPicks.Abstractions.Tests.Songs;

public sealed class SongIdTests
{
    [Theory]
    [InlineData("")]
    [InlineData(" \t")]
    [InlineData(null)]
    public void Constructor_EmptyValue_IsRefused(string? value)
    {
        Should.Throw<ArgumentException>(() => new SongId(value!));
    }

    [Fact]
    public void Default_IdentifiesNoSong()
    {
        default(SongId).Value.ShouldBeEmpty();
        default(SongId).ShouldNotBe(new SongId("a"));
    }

    [Fact]
    public void Equality_IsThatOfTheValues_CaseIncluded()
    {
        new SongId("a").ShouldBe(new SongId("a"));
        new SongId("a").GetHashCode().ShouldBe(new SongId("a").GetHashCode());
        new SongId("a").ShouldNotBe(new SongId("A"));
        new SongId("a").ToString().ShouldBe("a");
    }

    [Fact]
    public void Order_OfAnyTwo_IsOrdinal()
    {
        Gen.Select(Gen.String[1, 5], Gen.String[1, 5])
            .Where(pair => !string.IsNullOrWhiteSpace(pair.Item1) && !string.IsNullOrWhiteSpace(pair.Item2))
            .Sample((left, right) =>
            {
                var expected = Math.Sign(string.CompareOrdinal(left, right));
                SongId a = new(left), b = new(right);

                Math.Sign(a.CompareTo(b)).ShouldBe(expected);
                (a < b, a <= b, a > b, a >= b).ShouldBe((expected < 0, expected <= 0, expected > 0, expected >= 0));
            });
    }
}
