namespace PredictPicks.Accuracy.Songs;

/// <summary>Genres from metal to baroque, each with the tempi in which it is usually tapped.</summary>
internal static class Styles
{
    public static IReadOnlyList<Style> All { get; } =
    [
        new("rock", 100, 160, 4, 4)
        {
            Drums = [(36, "x.......x.x....."), (38, "....x.......x..."), (42, "x.x.x.x.x.x.x.x.")],
            Bass = "x.x.x.x.x.x.x.x.", Chords = "x..x..x.x..x..x.", ChordPrograms = [29, 27], MelodyPrograms = [30, 29], BassPrograms = [33, 34],
        },
        new("disco", 108, 130, 4, 4)
        {
            Drums = [(36, "x...x...x...x..."), (38, "....x.......x..."), (46, "..x...x...x...x."), (42, "x.x.x.x.x.x.x.x.")],
            Bass = "x.x.x.x.x.x.x.x.", Chords = "..x...x...x...x.", ChordPrograms = [27, 48, 4], MelodyPrograms = [48, 61], BassPrograms = [33, 36],
        },
        new("hiphop", 78, 104, 4, 4)
        {
            Drums = [(36, "x......x..x....."), (38, "....x.......x..."), (42, "x.x.x.x.x.x.x.xo")],
            Swing = 0.58, Bass = "x......x..x.....", Chords = "x.......x.......", ChordPrograms = [4, 5, 11], MelodyPrograms = [80, 11], BassPrograms = [38, 39], Minor = 0.7, MelodyDensity = 0.7,
        },
        new("ballad", 60, 86, 4, 4)
        {
            Drums = [(36, "x.......x......."), (37, "....x.......x..."), (42, "x.x.x.x.x.x.x.x.")],
            Bass = "x.......x.......", Chords = "x.x.x.x.x.x.x.x.", IsArpeggio = true, ChordPrograms = [0, 24], MelodyPrograms = [73, 40, 65],
        },
        new("reggae", 68, 92, 4, 4)
        {
            Drums = [(36, "........x......."), (37, "........x......."), (42, "x.x.x.x.x.x.x.x.")],
            Swing = 0.55, Bass = "x..x..x.....x.x.", Chords = "..x...x...x...x.", ChordPrograms = [27, 16], MelodyPrograms = [56, 66], MelodyDensity = 0.8,
        },
        new("swing", 120, 210, 4, 2)
        {
            Drums = [(51, "x.xxx.xx"), (44, "..x...x."), (36, "o.o.o.o.")],
            Swing = 0.66, Bass = "x.x.x.x.", Chords = "...x..x.", ChordPrograms = [0, 26], MelodyPrograms = [66, 56, 11], BassPrograms = [32], MelodyDensity = 1.8,
        },
        new("waltz", 90, 180, 3, 2)
        {
            Drums = [(36, "x....."), (42, "..x.x.")],
            Bass = "x.....", Chords = "..x.x.", ChordPrograms = [0, 21, 48], MelodyPrograms = [40, 73, 21], BassPrograms = [32], MelodyDensity = 1,
        },
        new("metal", 110, 190, 4, 4)
        {
            Drums = [(36, "x.xxx.xxx.xxx.xx"), (38, "....x.......x..."), (49, "x..............."), (42, "x...x...x...x...")],
            Bass = "x.xxx.xxx.xxx.xx", Chords = "x.xxx.xxx.xxx.xx", ChordPrograms = [30], MelodyPrograms = [30, 29], BassPrograms = [34], Minor = 0.9,
        },
        new("bossa", 110, 150, 4, 4)
        {
            Drums = [(36, "x..xx..xx..xx..x"), (37, "x..x..x...x..x.."), (42, "x.x.x.x.x.x.x.x.")],
            Bass = "x.....x.x.....x.", Chords = "x..x..x...x..x..", ChordPrograms = [24, 26], MelodyPrograms = [73, 66], BassPrograms = [32],
        },
        new("classical", 66, 140, 4, 4)
        {
            Bass = "x.......x.......", Chords = "x.x.x.x.x.x.x.x.", IsArpeggio = true, ChordPrograms = [48, 46, 0, 6], MelodyPrograms = [40, 68, 71, 73],
            BassPrograms = [42, 43], Rubato = 0.01, MelodyDensity = 1.8,
        },
        new("strings", 56, 100, 4, 2)
        {
            Bass = "x...x...", Chords = "x...x...", ChordPrograms = [48, 49, 52], MelodyPrograms = [40, 41, 60], BassPrograms = [43], Rubato = 0.015, MelodyDensity = 1,
        },
        new("shuffle", 84, 134, 4, 3)
        {
            Drums = [(36, "x.....x....."), (38, "...x.....x.."), (51, "x.xx.xx.xx.x")],
            Bass = "x.xx.xx.xx.x", Chords = "x..x.xx..x.x", ChordPrograms = [26, 16, 0], MelodyPrograms = [22, 27, 65], BassPrograms = [33],
        },
        new("drumnbass", 160, 178, 4, 4)
        {
            Drums = [(36, "x.........x....."), (38, "....x..o.o..x..."), (42, "x.x.x.x.x.x.x.x.")],
            Bass = "x.....x...x.....", Chords = "x...............", ChordPrograms = [89, 95, 50], MelodyPrograms = [81, 80], BassPrograms = [38, 39], Minor = 0.8, MelodyDensity = 0.6,
        },
        new("house", 116, 132, 4, 4)
        {
            Drums = [(36, "x...x...x...x..."), (39, "....x.......x..."), (46, "..x...x...x...x.")],
            Bass = "..x...x...x...x.", Chords = "x..x..x...x..x..", ChordPrograms = [4, 90, 62], MelodyPrograms = [81, 80], BassPrograms = [38], Minor = 0.7, MelodyDensity = 0.8,
        },
        new("country", 90, 140, 4, 4)
        {
            Drums = [(36, "x.......x......."), (38, "....x.......x..."), (42, "x.xxx.xxx.xxx.xx")],
            AlternatesBass = true, Bass = "x.......x.......", Chords = "....x.......x...", ChordPrograms = [25, 105], MelodyPrograms = [22, 110, 25], Minor = 0.15,
        },
        new("march", 100, 126, 4, 4)
        {
            Drums = [(36, "x.......x......."), (38, "..x.x.x...x.xxx."), (49, "x...............")],
            AlternatesBass = true, Bass = "x.......x.......", Chords = "....x.......x...", ChordPrograms = [61, 56], MelodyPrograms = [56, 72], BassPrograms = [58], Minor = 0.2,
        },
        new("samba", 92, 116, 4, 4)
        {
            Drums = [(36, "x..xx..xx..xx..x"), (70, "x.xxx.xxx.xxx.xx"), (63, "..x..xx...x..xx.")],
            Bass = "x..xx..xx..xx..x", Chords = "..x.x..x..x.x..x", ChordPrograms = [24, 0], MelodyPrograms = [73, 56], BassPrograms = [33],
        },
        new("trance", 132, 142, 4, 4)
        {
            Drums = [(36, "x...x...x...x..."), (42, "..x...x...x...x."), (39, "....x.......x...")],
            Bass = "..xx..xx..xx..xx", Chords = "xxxxxxxxxxxxxxxx", IsArpeggio = true, ChordPrograms = [81, 90], MelodyPrograms = [81, 88], BassPrograms = [38], Minor = 0.85, MelodyDensity = 0.5,
        },
        new("piano", 70, 130, 4, 4)
        {
            Bass = "x...x...x...x...", Chords = "..x...x...x...x.", ChordPrograms = [0, 1], MelodyPrograms = [0], BassPrograms = [0], Rubato = 0.01, MelodyDensity = 2,
        },
        new("funk", 92, 118, 4, 4)
        {
            Drums = [(36, "x.x....x..x..x.."), (38, "....x..o.o..x..o"), (42, "x.xxx.xxx.xxx.xx")],
            Bass = "x..x..x.x.x..x..", Chords = "..x..x....x..x.x", ChordPrograms = [28, 7, 16], MelodyPrograms = [61, 65], BassPrograms = [36, 33], Minor = 0.5,
        },
    ];
}
