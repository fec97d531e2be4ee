using PredictPicks.Abstractions;
using PredictPicks.HostAdapters.Contract;
using PredictPicks.HostAdapters.Folder.Tests.Support;

namespace PredictPicks.HostAdapters.Folder.Tests;

public sealed class FolderHostContractTests : HostPlayerContract, IDisposable
{
    private readonly TemporaryFolder _library = new();

    public void Dispose() => _library.Dispose();

    protected override IHostPlayer Open(IHostNotifications notifications) => TestHost.OpenHost(notifications, _library.Path);

    protected override string AddSong(string fileName) => _library.Write(fileName);

    protected override void RemoveSong(string path) => File.Delete(path);
}
