namespace PredictPicks.Accuracy.Songs;

/// <summary>Writes a standard MIDI file of one track (format 0), 480 ticks a quarter note.</summary>
internal sealed class MidiFile
{
    public const int TicksPerQuarter = 480;

    private readonly List<(long Tick, int Order, byte[] Bytes)> _events = [];

    /// <summary>From <paramref name="beat"/> on, a quarter note lasts 60 / <paramref name="bpm"/> seconds.</summary>
    public void Tempo(double beat, double bpm)
    {
        var micros = (int)Math.Round(60_000_000 / bpm);
        Add(beat, 0, [0xFF, 0x51, 3, (byte)(micros >> 16), (byte)(micros >> 8), (byte)micros]);
    }

    public void Program(int channel, int program) => Add(0, 1, [(byte)(0xC0 | channel), (byte)program]);

    public void Control(int channel, int controller, int value) => Add(0, 1, [(byte)(0xB0 | channel), (byte)controller, (byte)value]);

    /// <summary>Detunes a channel; the bend range is the usual ±2 semitones.</summary>
    public void Detune(int channel, double cents)
    {
        var value = Math.Clamp(8192 + (int)Math.Round(cents / 200 * 8192), 0, 16383);
        Add(0, 1, [(byte)(0xE0 | channel), (byte)(value & 127), (byte)(value >> 7)]);
    }

    /// <summary>A note; times in quarter notes.</summary>
    public void Note(int channel, double beat, double length, int pitch, int velocity)
    {
        if (pitch is < 0 or > 127 || length <= 0)
        {
            return;
        }

        Add(Math.Max(0, beat), 3, [(byte)(0x90 | channel), (byte)pitch, (byte)Math.Clamp(velocity, 1, 127)]);
        Add(Math.Max(0, beat) + length, 2, [(byte)(0x80 | channel), (byte)pitch, 64]);
    }

    public void Save(string path)
    {
        var track = new List<byte>();
        var now = 0L;
        foreach (var (tick, _, bytes) in _events.OrderBy(e => e.Tick).ThenBy(e => e.Order))
        {
            track.AddRange(Length(tick - now));
            track.AddRange(bytes);
            now = tick;
        }

        track.AddRange([0, 0xFF, 0x2F, 0]);
        byte[] header = [.. "MThd"u8, 0, 0, 0, 6, 0, 0, 0, 1, TicksPerQuarter >> 8, TicksPerQuarter & 255];
        var size = track.Count;
        File.WriteAllBytes(path, [.. header, .. "MTrk"u8, (byte)(size >> 24), (byte)(size >> 16), (byte)(size >> 8), (byte)size, .. track]);
    }

    private void Add(double beat, int order, byte[] bytes) => _events.Add(((long)Math.Round(beat * TicksPerQuarter), order, bytes));

    /// <summary>Seven bits a byte, most significant first.</summary>
    private static byte[] Length(long ticks)
    {
        var bytes = new List<byte> { (byte)(ticks & 127) };
        for (ticks >>= 7; ticks > 0; ticks >>= 7)
        {
            bytes.Insert(0, (byte)((ticks & 127) | 128));
        }

        return [.. bytes];
    }
}
