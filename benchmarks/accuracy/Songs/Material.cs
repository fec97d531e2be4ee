using PredictPicks.Accuracy.Analysis;

namespace PredictPicks.Accuracy.Songs;

/// <summary>A song to analyse.</summary>
/// <param name="Set">Which set it belongs to.</param>
/// <param name="Name">Unique within the set.</param>
/// <param name="Group">Style or package.</param>
/// <param name="Audio">Audio file.</param>
/// <param name="Truth">What is known of it.</param>
internal sealed record Material(string Set, string Name, string Group, string Audio, Truth Truth)
{
    private const double RenderedSeconds = 30;

    /// <summary>Songs written by <see cref="SongWriter"/> and rendered by fluidsynth.</summary>
    public static IReadOnlyList<Material> Rendered(string folder, string set, string soundFont, int firstSeed, int songsPerStyle)
    {
        var songs = from style in Styles.All from i in Enumerable.Range(firstSeed, songsPerStyle) select (style, i);
        return [.. songs.AsParallel().AsOrdered().Select(song => Render(folder, set, soundFont, song.style, song.i))];
    }

    /// <summary>Songs of Frets on Fire below a folder: audio tracks to be mixed, and the tempo in notes.mid.</summary>
    public static IReadOnlyList<Material> FretsOnFire(string folder, string below)
    {
        var songs = new List<Material>();
        foreach (var notes in Below(below, "notes.mid"))
        {
            var name = Path.GetFileName(Path.GetDirectoryName(notes))!;
            var tracks = Directory.GetFiles(Path.GetDirectoryName(notes)!, "*.ogg").Where(file => Path.GetFileName(file) is "song.ogg" or "guitar.ogg").Order(StringComparer.Ordinal).ToArray();
            var audio = Path.Combine(folder, "frets", name + ".wav");
            if (tracks.Length > 0 && MidiTempo.Steady(notes) is { } bpm)
            {
                string[] inputs = [.. tracks.SelectMany(track => new[] { "-i", track })];
                Tool.Make(audio, part => Tool.Run("ffmpeg", ["-v", "error", "-nostdin", "-y", .. inputs, "-filter_complex", $"amix=inputs={tracks.Length}:normalize=0,aformat=flt", "-f", "wav", part]));
                songs.Add(new Material("frets", name, "frets", audio, new Truth(bpm, null, false)));
            }
        }

        return songs;
    }

    /// <summary>MIDI songs below a folder with one steady tempo, rendered.</summary>
    public static IReadOnlyList<Material> Midi(string folder, string soundFont, string below)
    {
        var songs = new List<Material>();
        foreach (var midi in Below(below, "*.mid"))
        {
            if (Path.GetFileName(midi) != "notes.mid" && MidiTempo.Steady(midi) is { } bpm)
            {
                var name = Path.GetFileNameWithoutExtension(midi);
                var audio = Path.Combine(folder, "midi", name + ".wav");
                Tool.Make(audio, part => Synthesise(soundFont, midi, part));
                songs.Add(new Material("midi", name, "midi", audio, new Truth(bpm, null, false)));
            }
        }

        return songs;
    }

    /// <summary>Audio files below a folder, of which nothing is known.</summary>
    public static IReadOnlyList<Material> Real(string below)
    {
        const int MinBytes = 150_000;
        string[] extensions = [".ogg", ".mp3", ".flac", ".opus"];
        return [.. Below(below, "*")
            .Where(file => extensions.Contains(Path.GetExtension(file), StringComparer.OrdinalIgnoreCase) && new FileInfo(file).Length > MinBytes)
            .Where(file => !File.Exists(Path.Combine(Path.GetDirectoryName(file)!, "notes.mid")))
            .Select(file => new Material("real", string.Join('_', Path.GetRelativePath(below, file).Split('/', ' ')), Path.GetRelativePath(below, file).Split('/')[0], file, new Truth(null, null, false)))];
    }

    /// <summary>Songs that have no steady tempo: beatless ambient, and tempi that grow.</summary>
    public static IReadOnlyList<Material> WithoutTempo(string folder, string soundFont)
    {
        const double Seconds = 120;
        var songs = new List<Material>();
        for (var seed = 1; seed <= 5; seed++)
        {
            var midi = Path.Combine(folder, "odd", $"ambient-{seed}.mid");
            Directory.CreateDirectory(Path.Combine(folder, "odd"));
            SongWriter.WriteAmbient(seed, Seconds, midi);
            songs.Add(Odd(folder, soundFont, midi));
            midi = Path.Combine(folder, "odd", $"accelerando-{seed}.mid");
            SongWriter.Write(Styles.All[seed] with { Accelerando = 1.7 }, seed, Seconds, midi);
            songs.Add(Odd(folder, soundFont, midi));
        }

        return songs;
    }

    private static Material Odd(string folder, string soundFont, string midi)
    {
        var name = Path.GetFileNameWithoutExtension(midi);
        var audio = Path.Combine(folder, "odd", name + ".wav");
        Tool.Make(audio, part => Synthesise(soundFont, midi, part));
        return new Material("odd", name, name.Split('-')[0], audio, new Truth(null, null, false));
    }

    private static Material Render(string folder, string set, string soundFont, Style style, int seed)
    {
        var name = $"{style.Name}-{seed}";
        var midi = Path.Combine(folder, set, name + ".mid");
        Directory.CreateDirectory(Path.Combine(folder, set));
        var truth = SongWriter.Write(style, (Styles.All.ToList().IndexOf(style) * 1000) + seed, RenderedSeconds, midi);
        var audio = Path.Combine(folder, set, name + ".wav");
        Tool.Make(audio, part =>
        {
            Synthesise(soundFont, midi, part + ".long");
            Tool.Run("ffmpeg", "-v", "error", "-nostdin", "-y", "-i", part + ".long", "-t", $"{RenderedSeconds}", "-f", "wav", part);
            File.Delete(part + ".long");
        });
        return new Material(set, name, style.Name, audio, truth);
    }

    private static void Synthesise(string soundFont, string midi, string target) =>
        Tool.Run("fluidsynth", "-ni", "-q", "-g", "0.5", "-r", "44100", "-T", "wav", "-F", target, soundFont, midi);

    private static IEnumerable<string> Below(string folder, string pattern) =>
        Directory.EnumerateFiles(folder, pattern, SearchOption.AllDirectories).Order(StringComparer.Ordinal);
}
