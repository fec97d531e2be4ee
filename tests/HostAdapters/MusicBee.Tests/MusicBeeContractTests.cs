using System.Reflection;
using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using PredictPicks.Abstractions;
using PredictPicks.HostAdapters.Contract;
using PredictPicks.HostAdapters.Remote;

namespace PredictPicks.HostAdapters.MusicBee.Tests;

/// <summary>What every host must do, done by the Remote adapter with the answers of MusicBee's plug-in.</summary>
[Collection("MusicBee")]
public sealed class MusicBeeContractTests : HostPlayerContract, IDisposable
{
    private readonly FakeMusicBee _player = new();

    public MusicBeeContractTests() => _player.Initialise();

    public void Dispose() => _player.Dispose();

    protected override IHostPlayer Open(IHostNotifications notifications) =>
        new RemoteHostProvider(new ShimInProcess(_player)).Open(
            new HostSettings(new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)), notifications);

    protected override string AddSong(string fileName)
    {
        var path = Path.GetFullPath(Path.Combine(Path.GetTempPath(), "music", fileName));
        _player.Library.Add(path);
        return path;
    }

    protected override void RemoveSong(string path) => _player.Library.Remove(path);

    /// <summary>Calls the plug-in's answers without the pipe.</summary>
    private sealed class ShimInProcess(FakeMusicBee player) : IHostShim
    {
        private readonly object _answers = player.Find("_job", "_answers");
        private readonly Type _json = player.Shim.GetType("MusicBeePlugin.Json")!;

        public string HostName => "musicbee";

        public Task<string> CallAsync(string method, string parametersJson, CancellationToken cancellationToken)
        {
            cancellationToken.ThrowIfCancellationRequested();
            try
            {
                var parameters = (XElement)_json.GetMethod("Parse")!.Invoke(null, [Encoding.UTF8.GetBytes(parametersJson)])!;
                var result = (XElement)_answers.GetType().GetMethod("Answer")!.Invoke(_answers, [method, parameters])!;
                result.Name = "root";
                return Task.FromResult(Encoding.UTF8.GetString((byte[])_json.GetMethod("ToUtf8")!.Invoke(null, [result])!));
            }
            catch (TargetInvocationException exception)
            {
                throw new PicksException(new UserText("refused", [], exception.InnerException!.Message));
            }
        }
    }
}
