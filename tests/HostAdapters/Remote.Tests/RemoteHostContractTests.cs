using PredictPicks.Abstractions;
using PredictPicks.HostAdapters.Contract;

namespace PredictPicks.HostAdapters.Remote.Tests;

public sealed class RemoteHostContractTests : HostPlayerContract
{
    private readonly ScriptedShim _shim = new();

    protected override IHostPlayer Open(IHostNotifications notifications) =>
        new RemoteHostProvider(_shim).Open(new HostSettings(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)), notifications);

    protected override string AddSong(string fileName)
    {
        var path = Path.GetFullPath(Path.Combine(Path.GetTempPath(), "music", fileName));
        _shim.Songs.Add(ScriptedShim.Entry(path));
        return path;
    }

    protected override void RemoveSong(string path) => _shim.Songs.RemoveAll(song => (string?)song["path"] == path);
}
