namespace PredictPicks.Selection.Store;

/// <summary>The order in which SQLite sorts texts: by their UTF-8 bytes, which is by code point. .NET's ordinal order has surrogates before U+E000 and above.</summary>
internal static class Utf8Order
{
    /// <summary>Negative when <paramref name="left"/> comes first. Both are well-formed.</summary>
    public static int Compare(ReadOnlySpan<char> left, ReadOnlySpan<char> right)
    {
        var common = left.CommonPrefixLength(right);
        if (common == left.Length || common == right.Length)
        {
            return left.Length.CompareTo(right.Length);
        }

        var (a, b) = (left[common], right[common]);
        return char.IsSurrogate(a) == char.IsSurrogate(b) ? a.CompareTo(b) : char.IsSurrogate(a) ? 1 : -1;
    }
}
