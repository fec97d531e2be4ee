namespace PredictPicks.Accuracy.Songs;

/// <summary>What is true of a song by construction.</summary>
/// <param name="Bpm">Quarter notes a minute (mean), or null where it has no tempo or no steady one.</param>
/// <param name="Tonic">Pitch class, 0 is C; null where it is not known.</param>
/// <param name="IsMinor">Mode, where the tonic is known.</param>
internal sealed record Truth(double? Bpm, int? Tonic, bool IsMinor);

/// <summary>Writes a song in a style, in a random key and tempo of its range, played by hands that are not exact. The same seed gives the same song.</summary>
internal sealed class SongWriter
{
    private const int DrumChannel = 9;
    private const int BassChannel = 0;
    private const int ChordChannel = 1;
    private const int MelodyChannel = 2;

    /// <summary>Timing error of the hands, seconds.</summary>
    private const double JitterSeconds = 0.008;

    /// <summary>How far whole songs are off A = 440 Hz, cents.</summary>
    private const double DetuneCents = 12;

    private readonly Style _style;
    private readonly Random _random;
    private readonly MidiFile _midi = new();
    private readonly double _bpm;
    private readonly int _tonic;
    private readonly bool _isMinor;

    private SongWriter(Style style, int seed)
    {
        _style = style;

        // Neighbouring seeds give similar sequences, so they are spread by Knuth's multiplicative hash.
        _random = new Random((int)((uint)seed * 2654435761u));
        _bpm = Math.Round(style.MinBpm + ((style.MaxBpm - style.MinBpm) * _random.NextDouble()), 2);
        _tonic = _random.Next(12);
        _isMinor = _random.NextDouble() < style.Minor;
    }

    /// <summary>Writes a song of at least <paramref name="seconds"/>.</summary>
    public static Truth Write(Style style, int seed, double seconds, string path)
    {
        var writer = new SongWriter(style, seed);
        var bars = (int)Math.Ceiling(seconds * writer._bpm / 60 / style.Beats) + 1;
        var meanBpm = writer.Play(bars);
        writer._midi.Save(path);
        return new Truth(style.Accelerando == 1 ? meanBpm : null, writer._tonic, writer._isMinor);
    }

    /// <summary>Writes swelling pads that come and go at random: no beat.</summary>
    public static void WriteAmbient(int seed, double seconds, string path)
    {
        var midi = new MidiFile();
        var random = new Random(seed);
        midi.Tempo(0, 60);
        midi.Program(ChordChannel, random.Next(2) == 0 ? 89 : 95);
        midi.Program(MelodyChannel, 91);
        for (var second = random.NextDouble(); second < seconds; second += -3 * Math.Log(1 - random.NextDouble()))
        {
            var pitch = 48 + Harmony.MajorScale[random.Next(7)] + (12 * random.Next(3));
            midi.Note(random.Next(2) == 0 ? ChordChannel : MelodyChannel, second, 6 + (6 * random.NextDouble()), pitch, 40 + random.Next(40));
        }

        midi.Save(path);
    }

    private double Play(int bars)
    {
        var meanBpm = WriteTempo(bars);
        var cents = Gaussian() * DetuneCents;
        Setup(BassChannel, Pick(_style.BassPrograms), cents, 100);
        Setup(ChordChannel, Pick(_style.ChordPrograms), cents, 80);
        Setup(MelodyChannel, Pick(_style.MelodyPrograms), cents, 95);
        var progressions = _isMinor ? Harmony.Minor : Harmony.Major;
        var (verse, chorus) = (Pick(progressions), Pick(progressions));
        var intro = _random.NextDouble() < 0.3 ? 2 : 0;
        for (var bar = 0; bar < bars; bar++)
        {
            var section = bar / 8 % 2 == 0 ? verse : chorus;
            var chord = Harmony.Notes(section[bar % section.Length]);
            if (bar >= intro)
            {
                PlayDrums(bar);
            }

            PlayBass(bar, chord);
            PlayChords(bar, chord);
            PlayMelody(bar, chord);
        }

        return meanBpm;
    }

    private double WriteTempo(int bars)
    {
        var minutes = 0.0;
        for (var bar = 0; bar < bars; bar++)
        {
            var bpm = _bpm * (1 + (_style.Rubato * Gaussian())) * (1 + ((_style.Accelerando - 1) * bar / bars));
            _midi.Tempo(bar * _style.Beats, bpm);
            minutes += _style.Beats / bpm;
        }

        return bars * _style.Beats / minutes;
    }

    private void Setup(int channel, int program, double cents, int volume)
    {
        _midi.Program(channel, program);
        _midi.Detune(channel, cents);
        _midi.Control(channel, 7, Math.Clamp(volume + _random.Next(-15, 16), 1, 127));
    }

    private void PlayDrums(int bar)
    {
        var isFill = bar % 8 == 7 && _random.NextDouble() < 0.6;
        foreach (var (key, pattern) in _style.Drums)
        {
            ForEachStep(bar, pattern, (beat, step, velocity) =>
            {
                if (!isFill || step < pattern.Length / 2)
                {
                    _midi.Note(DrumChannel, beat, 0.1, key, velocity);
                }
            });
        }

        for (var step = 0; isFill && _style.Drums.Count > 0 && step < _style.StepsPerBeat * 2; step++)
        {
            _midi.Note(DrumChannel, BeatOf(bar, (_style.Beats - 2) * _style.StepsPerBeat + step), 0.1, Pick([38, 45, 47, 50]), 90);
        }
    }

    private void PlayBass(int bar, int[] chord)
    {
        var count = 0;
        ForEachStep(bar, _style.Bass, (beat, _, velocity) =>
        {
            var isFifth = _style.AlternatesBass && count % 2 == 1;
            var isPassing = !_style.AlternatesBass && count > 0 && _random.NextDouble() < 0.15;
            var note = isFifth || isPassing ? chord[2] : chord[0];
            _midi.Note(BassChannel, beat, 0.8 * Spacing(_style.Bass), 36 + ((_tonic + note) % 12), velocity);
            count++;
        });
    }

    private void PlayChords(int bar, int[] chord)
    {
        var count = 0;
        ForEachStep(bar, _style.Chords, (beat, _, velocity) =>
        {
            var notes = _style.IsArpeggio ? [chord[count % chord.Length]] : chord;
            foreach (var note in notes)
            {
                _midi.Note(ChordChannel, beat, 0.9 * Spacing(_style.Chords), 55 + ((_tonic + note + 5) % 12), velocity - 15);
            }

            count++;
        });
    }

    private void PlayMelody(int bar, int[] chord)
    {
        var scale = _isMinor ? Harmony.MinorScale : Harmony.MajorScale;
        for (var step = 0; step < _style.Beats * _style.StepsPerBeat; step++)
        {
            var chance = _style.MelodyDensity / _style.StepsPerBeat * (step % _style.StepsPerBeat == 0 ? 1.4 : 0.8);
            if (_random.NextDouble() < chance * 0.75)
            {
                var note = _random.NextDouble() < 0.55 ? Pick(chord) : Pick(scale);
                var length = Pick([0.4, 0.8, 0.8, 1.5]);
                _midi.Note(MelodyChannel, BeatOf(bar, step), length, 67 + ((_tonic + note + 5) % 12), 80 + _random.Next(25));
            }
        }
    }

    private void ForEachStep(int bar, string pattern, Action<double, int, int> play)
    {
        for (var step = 0; step < pattern.Length; step++)
        {
            if (pattern[step] != '.')
            {
                var velocity = (pattern[step] == 'x' ? 95 : 55) + _random.Next(-10, 16);
                play(BeatOf(bar, step), step, velocity);
            }
        }
    }

    /// <summary>Quarter notes from the start to a step, swung and jittered.</summary>
    private double BeatOf(int bar, int step)
    {
        var (pair, second) = (step / 2 * 2, step % 2 == 1 && _style.StepsPerBeat % 2 == 0);
        var position = second ? pair + (2 * _style.Swing) : step;
        return (bar * _style.Beats) + (position / _style.StepsPerBeat) + (Gaussian() * JitterSeconds * _bpm / 60);
    }

    /// <summary>Mean quarter notes between the pattern's notes.</summary>
    private double Spacing(string pattern) => (double)_style.Beats / Math.Max(1, pattern.Count(c => c != '.'));

    private double Gaussian() => Math.Sqrt(-2 * Math.Log(1 - _random.NextDouble())) * Math.Cos(2 * Math.PI * _random.NextDouble());

    private T Pick<T>(IReadOnlyList<T> choices) => choices[_random.Next(choices.Count)];
}
