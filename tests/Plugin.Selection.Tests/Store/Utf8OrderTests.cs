using System.Text;
using CsCheck;
using PredictPicks.Selection.Store;

namespace PredictPicks.Selection.Tests.Store;

public class Utf8OrderTests
{
    private static readonly string[] Parts = ["a", "b", "\u00E9", "\uD7FF", "\uE000", "\uFFFD", "\U00010000", "\U0001F3B5"];

    [Fact]
    public void Compare_IsTheOrderOfTheBytes() =>
        Gen.Select(Text, Text).Sample((left, right) => Math.Sign(Utf8Order.Compare(left, right)).ShouldBe(Math.Sign(
            Encoding.UTF8.GetBytes(left).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(right)))));

    /// <summary>Short texts out of few characters, so that many begin alike.</summary>
    private static Gen<string> Text { get; } =
        Gen.Int[0, Parts.Length - 1].Select(i => Parts[i]).Array[0, 4].Select(string.Concat);
}
