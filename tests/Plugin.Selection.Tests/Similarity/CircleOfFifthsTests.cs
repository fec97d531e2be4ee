using PredictPicks.Abstractions;
using PredictPicks.Selection.Similarity;

namespace PredictPicks.Selection.Tests.Similarity;

public sealed class CircleOfFifthsTests
{
    private const KeyMode Major = KeyMode.Major;
    private const KeyMode Minor = KeyMode.Minor;

    [Theory]
    [InlineData(0, Major, 0, Major, 0)]
    [InlineData(0, Major, 7, Major, 1)]
    [InlineData(0, Major, 5, Major, 1)]
    [InlineData(0, Major, 2, Major, 2)]
    [InlineData(0, Major, 6, Major, 6)]
    [InlineData(0, Major, 9, Minor, 1)]
    [InlineData(0, Major, 4, Minor, 2)]
    [InlineData(0, Major, 0, Minor, 4)]
    [InlineData(0, Major, 3, Minor, 7)]
    [InlineData(9, Minor, 4, Minor, 1)]
    public void Distance_NamedKeys_IsThatOfTheBooks(int tonic, KeyMode mode, int otherTonic, KeyMode otherMode, int expected)
    {
        var (key, other) = (new MusicalKey(tonic, mode, 1), new MusicalKey(otherTonic, otherMode, 1));
        CircleOfFifths.Distance(key, other).ShouldBe(expected);
        CircleOfFifths.Distance(other, key).ShouldBe(expected);
        new CircleOfFifths([other, null]).Distance(key, isOne: false).ShouldBe(expected);
    }

    [Fact]
    public void Distance_OwnKey_IsPassedOverOnce()
    {
        var (c, g) = (new MusicalKey(0, Major, 1), new MusicalKey(7, Major, 1));
        new CircleOfFifths([c]).Distance(c, isOne: true).ShouldBeNull();
        new CircleOfFifths([c, g]).Distance(c, isOne: true).ShouldBe(1);
        new CircleOfFifths([c, c, g]).Distance(c, isOne: true).ShouldBe(0);
        new CircleOfFifths([]).Distance(c, isOne: false).ShouldBeNull();
    }
}
