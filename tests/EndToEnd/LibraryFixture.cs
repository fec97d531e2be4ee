namespace PredictPicks.EndToEnd;

/// <summary>One library that was scanned once, for tests that only read it.</summary>
public sealed class LibraryFixture : IAsyncLifetime
{
    public TempFolder Home { get; } = new();

    public string Library { get; private set; } = string.Empty;

    /// <summary>A list of three calm songs.</summary>
    public string Picks { get; private set; } = string.Empty;

    public async ValueTask InitializeAsync()
    {
        Library = SynthMusic.MakeLibrary(Home);
        Picks = Home.Combine("picks.txt");
        await File.WriteAllLinesAsync(Picks, Enumerable.Range(1, 6).Where(i => i % 2 == 1).Select(PathOfChord));
        (await PicksProgram.RunAsync(Home, "scan", "--library", Library)).ShouldExitWith(0);
    }

    public string PathOfChord(int number) => Directory.GetFiles(Path.Combine(Library, "Calm"), $"Chord {number}.*").Single();

    public ValueTask DisposeAsync()
    {
        Home.Dispose();
        return ValueTask.CompletedTask;
    }
}
