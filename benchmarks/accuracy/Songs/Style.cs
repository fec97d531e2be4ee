namespace PredictPicks.Accuracy.Songs;

/// <summary>
/// How a genre sounds: patterns are strings with one character a step (x loud, o soft, . nothing), a bar long; drums name the General MIDI key.
/// </summary>
internal sealed record Style(string Name, double MinBpm, double MaxBpm, int Beats, int StepsPerBeat)
{
    /// <summary>Where the second of two steps lies between its neighbours: ½ straight, ⅔ swung.</summary>
    public double Swing { get; init; } = 0.5;

    /// <summary>Drum patterns by key: 36 kick, 38 snare, 42/46 hats, 51 ride …; each may have variants, separated by a bar.</summary>
    public IReadOnlyList<(int Key, string Pattern)> Drums { get; init; } = [];

    public IReadOnlyList<int> BassPrograms { get; init; } = [33];

    public string Bass { get; init; } = "x...x...x...x...";

    public IReadOnlyList<int> ChordPrograms { get; init; } = [0];

    public string Chords { get; init; } = "x...............";

    /// <summary>Chords are broken upwards, one note a step.</summary>
    public bool IsArpeggio { get; init; }

    /// <summary>Bass plays fifths on its off steps, as in country and marches.</summary>
    public bool AlternatesBass { get; init; }

    public IReadOnlyList<int> MelodyPrograms { get; init; } = [73];

    /// <summary>Notes of the melody a beat.</summary>
    public double MelodyDensity { get; init; } = 1.5;

    /// <summary>Share of the songs in minor.</summary>
    public double Minor { get; init; } = 0.45;

    /// <summary>How far played tempo wanders from bar to bar: relative standard deviation.</summary>
    public double Rubato { get; init; }

    /// <summary>The tempo at the end, relative to that at the start; it grows evenly.</summary>
    public double Accelerando { get; init; } = 1;
}
