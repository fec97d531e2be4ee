using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Ranking.Rules;

/// <summary>The key of the nearest pick, or one next to it: its relative key, its dominant or its subdominant, as players mix by the circle of fifths.</summary>
internal sealed class KeyFamilyRule : IScoreRule
{
    /// <summary>The least of all: keys are estimates, and one song in a few is in the family by chance.</summary>
    public const double Most = 0.005;

    /// <summary>A relative or neighbouring key, by the half: it shares all notes but one at most, and the tonic is another.</summary>
    public const double Neighbour = Most / 2;

    private const int Octave = 12;
    private const int Fifth = 7;
    private const int MinorThird = 3;

    public string Name => "key-family";

    public double Limit => Most;

    public double Contribution(in SongView song) =>
        song.NearestPick?.Sound.Key is { } pick && song.Song.Sound.Key is { } key ? Kinship(key, pick) : 0;

    public RuleReason? Explain(in SongView song) => song.NearestPick is { Sound.Key: { } key } pick
        ? new RuleReason(RankingTexts.Word("same-key-family", SongNames.Of(pick), KeyNames.Of(key)), pick.Id)
        : null;

    private static double Kinship(MusicalKey key, MusicalKey pick)
    {
        if (key.Mode != pick.Mode)
        {
            return RelativeMajor(key) == RelativeMajor(pick) ? Neighbour : 0;
        }

        var interval = (key.Tonic - pick.Tonic + Octave) % Octave;
        return interval switch
        {
            0 => Most,
            Fifth or Octave - Fifth => Neighbour,
            _ => 0,
        };
    }

    /// <summary>Pitch class of the major key that has the same notes.</summary>
    private static int RelativeMajor(MusicalKey key) => key.Mode == KeyMode.Minor ? (key.Tonic + MinorThird) % Octave : key.Tonic;
}
