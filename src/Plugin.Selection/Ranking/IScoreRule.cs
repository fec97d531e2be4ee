using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Ranking;

/// <summary>One summand of a song's score, and the words for it. Stateless.</summary>
internal interface IScoreRule
{
    /// <summary>Stable, such as <c>same-artist</c>.</summary>
    string Name { get; }

    /// <summary>Its largest effect, up or down.</summary>
    double Limit { get; }

    /// <summary>Its share of the song's score; 0 where what it looks at is missing.</summary>
    double Contribution(in SongView song);

    /// <summary>In plain words why it raised the score; null when it has nothing to say. Asked only when the contribution is positive.</summary>
    RuleReason? Explain(in SongView song);
}

/// <summary>A rule's words.</summary>
/// <param name="Text">One clause.</param>
/// <param name="Pick">The pick that it speaks of, or null.</param>
internal readonly record struct RuleReason(UserText Text, SongId? Pick = null);
