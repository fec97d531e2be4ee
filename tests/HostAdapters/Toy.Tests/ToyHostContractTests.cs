using PredictPicks.Abstractions;
using PredictPicks.HostAdapters.Contract;

namespace PredictPicks.HostAdapters.Toy.Tests;

/// <summary>A host that was written by CONTRIBUTING's recipe does what every host must do.</summary>
public sealed class ToyHostContractTests : HostPlayerContract, IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("toy-").FullName;

    public ToyHostContractTests() => File.WriteAllText(LibraryFile, string.Empty);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    protected override IHostPlayer Open(IHostNotifications notifications) =>
        new ToyHostProvider().Open(new HostSettings(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { ["folder"] = [_folder] }), notifications);

    protected override string AddSong(string fileName)
    {
        var path = Path.Combine(_folder, fileName);
        File.AppendAllLines(LibraryFile, [path]);
        return path;
    }

    protected override void RemoveSong(string path) => File.WriteAllLines(LibraryFile, File.ReadAllLines(LibraryFile).Where(line => line != path).ToList());

    private string LibraryFile => Path.Combine(_folder, "library.txt");
}
