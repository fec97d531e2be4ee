using PredictPicks.Abstractions;
using PredictPicks.HostAdapters.Contract;
using PredictPicks.HostAdapters.Mpd.Tests.Support;
using PredictPicks.Tests;

namespace PredictPicks.HostAdapters.Mpd.Tests;

/// <summary>The contract over a real server.</summary>
public sealed class MpdHostContractTests : HostPlayerContract, IClassFixture<MpdHostContractTests.Fixture>, IDisposable
{
    private readonly Fixture _fixture;
    private readonly MpdServer _server = new();

    public MpdHostContractTests(Fixture fixture) => _fixture = fixture;

    public void Dispose() => _server.Dispose();

    protected override IHostPlayer Open(IHostNotifications notifications) => Hosts.Open(notifications, _server.Socket);

    protected override string AddSong(string fileName) => _server.Add(_fixture.Tones.Of(Path.GetExtension(fileName)), fileName);

    protected override void RemoveSong(string path)
    {
        File.Delete(path);
        _server.Update();
    }

    public sealed class Fixture : IDisposable
    {
        internal Tones Tones { get; } = new();

        public void Dispose() => Tones.Dispose();
    }
}
