namespace PredictPicks.Selection.Ranking.Table;

/// <summary>What one column of the feature table says of a song.</summary>
/// <param name="Name">Stable; in files, in explanations and in docs/ranking-features.md.</param>
/// <param name="Unit">Of its values.</param>
/// <param name="Lowest">No value is below.</param>
/// <param name="Highest">No value is above.</param>
/// <param name="Neutral">The value where an input is missing: on the song's side or on every pick's.</param>
/// <param name="Meaning">In a clause, for the document.</param>
internal sealed record RankingFeature(string Name, string Unit, double Lowest, double Highest, double Neutral, string Meaning)
{
    public const string Share = "share";
    public const string Cosine = "cosine";
    public const string YesNo = "0 or 1";
    public const string Deviations = "standard deviations";

    /// <summary>A column that says whether there is something: 0 or 1.</summary>
    public static RankingFeature Flag(string name, string meaning) => new(name, YesNo, 0, 1, 0, meaning);
}
