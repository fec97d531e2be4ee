using System.Xml;
using PredictPicks.Abstractions;

namespace PredictPicks.HostAdapters.Folder.Playlists;

/// <summary>
/// XSPF (xspf.org, version 1): the <c>location</c> elements of each <c>track</c>, URI references relative to <c>xml:base</c> or to the
/// playlist. Read as a stream;
/// document types are refused, so that no entity can grow or reach for a file.
/// </summary>
/// <param name="path">The playlist, for messages.</param>
/// <param name="namesFile">Whether an entry names a file that exists: of a track's alternatives the first such one is taken.</param>
internal sealed class XspfParser(string path, Func<PlaylistEntry, bool> namesFile)
{
    /// <summary>A million tracks of 250 characters.</summary>
    private const long MaxCharacters = 256L * 1024 * 1024;

    /// <summary>XSPF itself nests four deep; extensions may go further.</summary>
    private const int MaxDepth = 64;

    private const string XmlNamespace = "http://www.w3.org/XML/1998/namespace";

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        MaxCharactersInDocument = MaxCharacters,
    };

    private readonly Stack<(int Depth, string Base)> _bases = [];
    private readonly List<PlaylistEntry> _alternatives = [];
    private readonly char[] _text = new char[LineReader.MaxLineLength];

    /// <summary>Locations passed over because no path is as long as that.</summary>
    public int TooLong { get; private set; }

    /// <summary>The tracks' entries in order.</summary>
    /// <exception cref="PicksException">The file is not well-formed or no XSPF.</exception>
    public IEnumerable<PlaylistEntry> Parse(Stream stream)
    {
        using var reader = Guard(null, () => XmlReader.Create(stream, Settings));
        var isRoot = true;
        while (Guard(reader, reader.Read))
        {
            if (reader.NodeType == XmlNodeType.Element)
            {
                Refuse(reader, (isRoot && reader.LocalName != "playlist") || reader.Depth > MaxDepth);
                isRoot = false;
                Enter(reader);
            }
            else if (reader.NodeType == XmlNodeType.EndElement && reader.LocalName == "track" && TakeTrack() is { } entry)
            {
                yield return entry;
            }
        }

        Refuse(reader, isRoot);
    }

    private void Enter(XmlReader reader)
    {
        while (_bases.TryPeek(out var outer) && outer.Depth >= reader.Depth)
        {
            _bases.Pop();
        }

        if (reader.GetAttribute("base", XmlNamespace) is { Length: > 0 } text)
        {
            _bases.Push((reader.Depth, Combine(text)));
        }

        if (reader.LocalName == "track")
        {
            _alternatives.Clear();
        }
        else if (reader.LocalName == "location" && reader.Depth >= 3 && !reader.IsEmptyElement)
        {
            TakeLocation(reader);
        }
    }

    /// <summary>A base inside another one is relative to it.</summary>
    private string Combine(string text)
    {
        var isAbsolute = EntryUri.HasScheme(text) || text[0] == '/';
        return isAbsolute || !_bases.TryPeek(out var outer) ? text : outer.Base[..(outer.Base.LastIndexOf('/') + 1)] + text;
    }

    private void TakeLocation(XmlReader reader)
    {
        if (ReadText(reader) is not { } text)
        {
            TooLong++;
        }
        else if (!string.IsNullOrWhiteSpace(text))
        {
            _alternatives.Add(new PlaylistEntry(text.Trim(), IsUri: true, Base: _bases.TryPeek(out var current) ? current.Base : null));
        }
    }

    /// <summary>The text of the element, or null when it is longer than any path. Leaves the reader at the element's end.</summary>
    private string? ReadText(XmlReader reader)
    {
        var length = 0;
        var depth = reader.Depth;
        while (Guard(reader, reader.Read) && reader.Depth > depth)
        {
            if (reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace)
            {
                length += Guard(reader, () => ReadNode(reader, _text.AsSpan(length)));
            }
        }

        return length < _text.Length ? new string(_text, 0, length) : null;
    }

    private static int ReadNode(XmlReader reader, Span<char> target)
    {
        var text = reader.Value.AsSpan();
        text = text[..Math.Min(text.Length, target.Length)];
        text.CopyTo(target);
        return text.Length;
    }

    private PlaylistEntry? TakeTrack()
    {
        if (_alternatives.Count == 0)
        {
            return null;
        }

        foreach (var entry in _alternatives)
        {
            if (_alternatives.Count == 1 || namesFile(entry))
            {
                return entry;
            }
        }

        return _alternatives.Find(entry => !EntryUri.IsRemote(entry.Text)) is { Text: not null } local ? local : _alternatives[0];
    }

    private void Refuse(XmlReader reader, bool isWrong)
    {
        if (isWrong)
        {
            throw Malformed(reader, null);
        }
    }

    private T Guard<T>(XmlReader? reader, Func<T> read)
    {
        try
        {
            return read();
        }
        catch (XmlException e)
        {
            throw Malformed(reader, e);
        }
    }

    private PicksException Malformed(XmlReader? reader, XmlException? cause)
    {
        var line = Math.Max(cause?.LineNumber ?? 0, (reader as IXmlLineInfo)?.LineNumber ?? 0);
        return new PicksException(FolderTexts.Word("playlist-malformed", path, Math.Max(1, line)), path, cause);
    }
}
