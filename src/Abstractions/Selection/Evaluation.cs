namespace PredictPicks.Abstractions;

/// <summary>How well a user's picks can be predicted.</summary>
/// <param name="Model">The embedding model.</param>
/// <param name="Counts">How many songs took part.</param>
/// <param name="Shown">Name of the scorer that makes the list that a user sees.</param>
/// <param name="Splits">At least one; the first is the main one, an artist-disjoint one follows where the picks allow it.</param>
/// <param name="Summary">The outcome in one sentence.</param>
/// <param name="Warnings">What the user should know.</param>
/// <param name="Html">All of it as one self-contained HTML page for people, in <see cref="System.Globalization.CultureInfo.CurrentUICulture"/>.</param>
public sealed record EvaluationReport(
    ModelReference Model,
    EvaluationCounts Counts,
    string Shown,
    IReadOnlyList<EvaluatedSplit> Splits,
    UserText Summary,
    IReadOnlyList<UserText> Warnings,
    string Html);

/// <summary>How many songs took part in an evaluation.</summary>
/// <param name="Picks">Picks that the store knows, those whose files are gone included.</param>
/// <param name="PicksUnknown">Picks that were never analysed, and so could not be used.</param>
/// <param name="Unpicked">Songs that are neither picks nor marked as not wanted: hidden picks are ranked among them.</param>
/// <param name="WithoutFeatures">Of picks and unpicked songs, those without a vector.</param>
public sealed record EvaluationCounts(int Picks, int PicksUnknown, int Unpicked, int WithoutFeatures);

/// <summary>One way of hiding picks, and how well they were found.</summary>
/// <param name="Kind"><c>time</c>: the newest picks were hidden; <c>folds</c>: each pick was hidden once; <c>artist-disjoint</c>: no artist is on both sides.</param>
/// <param name="Description">The same in a sentence.</param>
/// <param name="Folds">How often the ranking was made, each time with other picks hidden.</param>
/// <param name="Hidden">Picks that were hidden, over all folds.</param>
/// <param name="Songs">Songs that were ranked, hidden picks included; the mean over folds.</param>
/// <param name="ListLength">First songs of the ranking that <see cref="EvaluatedSubset.Recall"/> speaks of.</param>
/// <param name="Scorers">Every scorer and baseline.</param>
public sealed record EvaluatedSplit(
    string Kind,
    UserText Description,
    int Folds,
    int Hidden,
    double Songs,
    int ListLength,
    IReadOnlyList<EvaluatedScorer> Scorers);

/// <summary>How well one scorer did.</summary>
/// <param name="Name">Stable: <c>random</c>, <c>nearest-pick</c>, <c>blend</c> …</param>
/// <param name="Title">For people.</param>
/// <param name="Measures">
/// <c>precisionAt10</c>, <c>recallAt10</c>, <c>ndcgAt10</c> and the same at 50 and 100 where there are so many songs; <c>rocAuc</c>; <c>averagePrecision</c>;
/// and, where <paramref name="Probabilities"/> is not null, <c>brier</c> and <c>brierSkill</c>. 0 to 1; the skill may be below 0. The higher the better, but for <c>brier</c>.
/// </param>
/// <param name="Curve">Precision over recall, by rising recall from 0 to 1.</param>
/// <param name="Probabilities">Its scores as probabilities, or null where too few picks were hidden to tell.</param>
/// <param name="Distribution">Where its scores lie, or null when it could score nothing.</param>
/// <param name="Subsets">By genre and by whether the artist is among the picks.</param>
/// <param name="Importance">What it goes by, the most important first; empty when it does not say.</param>
public sealed record EvaluatedScorer(
    string Name,
    UserText Title,
    IReadOnlyList<Measure> Measures,
    IReadOnlyList<CurvePoint> Curve,
    ProbabilityCheck? Probabilities,
    ScoreDistribution? Distribution,
    IReadOnlyList<EvaluatedSubset> Subsets,
    IReadOnlyList<FeatureImportance> Importance);

/// <summary>A figure with its 95 % interval.</summary>
/// <param name="Name">Which figure.</param>
/// <param name="Value">Its value.</param>
/// <param name="Low">Lower end of the interval.</param>
/// <param name="High">Upper end of the interval.</param>
public sealed record Measure(string Name, double Value, double Low, double High);

/// <summary>A point of the curve of precision over recall.</summary>
/// <param name="Recall">Share of the hidden picks that are found, 0 to 1.</param>
/// <param name="Precision">Best share of hidden picks in a list that finds so many, 0 to 1.</param>
public sealed record CurvePoint(double Recall, double Precision);

/// <summary>How far a scorer's probabilities can be believed.</summary>
/// <param name="Bins">Songs by tenths of probability, rising; tenths without songs are left out.</param>
/// <param name="TopTenth">The tenth of the songs with the highest probabilities.</param>
public sealed record ProbabilityCheck(IReadOnlyList<CalibrationBin> Bins, CalibrationBin TopTenth);

/// <summary>Songs of about the same probability.</summary>
/// <param name="MeanProbability">What was promised, 0 to 1.</param>
/// <param name="HitRate">Share that was hidden picks, 0 to 1.</param>
/// <param name="Songs">How many songs, those of all folds counted.</param>
public sealed record CalibrationBin(double MeanProbability, double HitRate, int Songs);

/// <summary>
/// Histograms of a scorer's scores, in bins of equal width; outlying scores are in the first or last one. Each adds up to 1; songs that got no score are left out.
/// </summary>
/// <param name="Lowest">Start of the first bin.</param>
/// <param name="Highest">End of the last bin.</param>
/// <param name="Hidden">[bins] shares of the hidden picks.</param>
/// <param name="Others">[bins] shares of the other songs.</param>
public sealed record ScoreDistribution(double Lowest, double Highest, IReadOnlyList<double> Hidden, IReadOnlyList<double> Others);

/// <summary>Some of the songs.</summary>
/// <param name="Kind"><c>genre</c>, <c>known-artist</c> (one of the picks that were not hidden) or <c>new-artist</c>.</param>
/// <param name="Name">The genre as tags spell it, or the kind for people.</param>
/// <param name="Hidden">Hidden picks among them, over all folds.</param>
/// <param name="Recall">Share of these that were among the first <see cref="EvaluatedSplit.ListLength"/> of all songs, 0 to 1.</param>
/// <param name="RocAuc">Among the songs of this subset alone, or null when all of these were hidden picks.</param>
public sealed record EvaluatedSubset(string Kind, string Name, int Hidden, double Recall, double? RocAuc);

/// <summary>How much a scorer goes by a feature.</summary>
/// <param name="Feature">Its stable name.</param>
/// <param name="Title">For people.</param>
/// <param name="Share">Of all, 0 to 1.</param>
public sealed record FeatureImportance(string Feature, UserText Title, double Share);
