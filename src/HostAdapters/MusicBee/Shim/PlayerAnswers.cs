using System.Xml.Linq;

namespace MusicBeePlugin;

/// <summary>Answers what the worker asks of the player: the <c>host/…</c> calls of <c>docs/worker.md</c>.</summary>
internal sealed class PlayerAnswers(MusicBee player)
{
    private string[] _listing = [];

    /// <summary>What is selected in the player; taken when the user clicks, since the selection may change while songs are analysed.</summary>
    public string[] Selection { get; set; } = [];

    /// <returns>The call's result.</returns>
    /// <exception cref="PlayerException">It cannot be done; says why.</exception>
    public XElement Answer(string method, XElement parameters) => method switch
    {
        "host/songs" => Songs(parameters.Int("offset"), parameters.Int("limit")),
        "host/selection" => Paths(Selection),
        "host/playlists" => Result(Json.Array("playlists", player.Playlists().Select(list => Json.String("item", list.Name)))),
        "host/playlist.read" => Read(parameters.Text("name") ?? string.Empty),
        "host/playlist.replace" => Replace(parameters.Text("name") ?? string.Empty, parameters.Element("songs")),
        _ => throw new PlayerException("not-supported", method),
    };

    private XElement Songs(int offset, int limit)
    {
        _listing = offset == 0 ? player.Files(selected: false) : _listing;
        var page = _listing.Skip(offset).Take(limit).Select(path =>
            Json.Item(Json.String("path", path), player.Rating(path) is { } stars ? Json.Number("rating", stars) : null));
        return Result(Json.Number("total", _listing.Length), Json.Array("songs", page));
    }

    private XElement Read(string name) =>
        player.FindPlaylist(name) is { } playlist ? Paths(player.Read(playlist)) : throw new PlayerException("playlist-missing", name);

    private XElement Replace(string name, XElement? songs)
    {
        var existing = player.FindPlaylist(name);
        if (existing is { IsAuto: true })
        {
            throw new PlayerException("playlist-auto", name);
        }

        string[] files = [.. songs?.Elements().Select(song => song.Text("path")!) ?? []];
        return player.Write(name, existing, files) ? Result(Json.String("place", name)) : throw new PlayerException("playlist-refused", name);
    }

    private static XElement Paths(IEnumerable<string> paths) => Result(Json.Array("songs", paths.Select(path => Json.Item(Json.String("path", path)))));

    private static XElement Result(params object[] members) => Json.Object("result", members);
}

/// <summary>The player cannot do what it was asked for.</summary>
internal sealed class PlayerException(string kind, string subject) : Exception(ShimTexts.Word(kind, subject))
{
    public string Kind => kind;
}
