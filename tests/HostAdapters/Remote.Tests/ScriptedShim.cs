using System.Text.Json.Nodes;
using PredictPicks.Abstractions;

namespace PredictPicks.HostAdapters.Remote.Tests;

/// <summary>A player that keeps its songs and playlists in lists, and answers as <c>docs/worker.md</c> says.</summary>
internal sealed class ScriptedShim : IHostShim
{
    public string HostName => "scripted";

    public List<JsonObject> Songs { get; } = [];

    public List<string> Selected { get; } = [];

    public Dictionary<string, List<JsonObject>> Playlists { get; } = new(StringComparer.Ordinal);

    /// <summary>Answers in place of the usual ones, by method.</summary>
    public Dictionary<string, string> Answers { get; } = new(StringComparer.Ordinal);

    public List<string> Calls { get; } = [];

    public static JsonObject Entry(string path) => new() { ["path"] = path };

    public Task<string> CallAsync(string method, string parametersJson, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        Calls.Add($"{method} {parametersJson}");
        var parameters = JsonNode.Parse(parametersJson)!.AsObject();
        return Task.FromResult(Answers.GetValueOrDefault(method) ?? (method switch
        {
            "host/songs" => Page((int)parameters["offset"]!, (int)parameters["limit"]!),
            "host/selection" => List([.. Selected.Select(Entry)]),
            "host/playlists" => new JsonObject { ["playlists"] = new JsonArray([.. Playlists.Keys.Select(name => JsonValue.Create(name))]) },
            "host/playlist.read" => Playlists.TryGetValue((string)parameters["name"]!, out var songs) ? List(songs) : throw Missing((string)parameters["name"]!),
            "host/playlist.replace" => Replace((string)parameters["name"]!, parameters["songs"]!.AsArray()),
            _ => throw new InvalidOperationException(method),
        }).ToJsonString());
    }

    private JsonObject Page(int offset, int limit)
    {
        var page = List([.. Songs.Skip(offset).Take(limit)]);
        page["total"] = Songs.Count;
        return page;
    }

    private JsonObject Replace(string name, JsonArray songs)
    {
        Playlists[name] = [.. songs.Select(song => Entry((string)song!["path"]!))];
        return new JsonObject { ["place"] = name };
    }

    private static JsonObject List(List<JsonObject> songs) => new() { ["songs"] = new JsonArray([.. songs.Select(song => song.DeepClone())]) };

    private static PicksException Missing(string name) => new(new UserText("playlist-missing", [name], $"There is no playlist {name}."));
}
