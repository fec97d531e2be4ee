using System.Text;
using PredictPicks.Abstractions;

namespace PredictPicks.HostAdapters.Folder.Playlists;

/// <summary>A playlist's bytes, opened for reading from their start, known to be text.</summary>
internal sealed class PlaylistFile : IDisposable
{
    /// <summary>Enough to tell text from anything else.</summary>
    private const int HeadBytes = 64 * 1024;

    private const int BlockBytes = 16 * 1024;

    /// <summary>The most that is read from a pipe, which cannot be read twice: a million paths of 100 bytes.</summary>
    private const int MaxPipeBytes = 100_000_000;

    private PlaylistFile(string path, Stream stream, byte[] head)
    {
        Path = path;
        Stream = stream;
        Head = head;
        Format = PlaylistFormats.ByName(path) ?? PlaylistFormats.ByContent(head);
    }

    public string Path { get; }

    /// <summary>Can seek; stands at the start.</summary>
    public Stream Stream { get; }

    /// <summary>The first bytes.</summary>
    public byte[] Head { get; }

    /// <summary>By the file's name, or else by its content.</summary>
    public PlaylistFormat Format { get; }

    /// <summary>Opens a playlist.</summary>
    /// <exception cref="PicksException">It is not text.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static PlaylistFile Open(string path)
    {
        const FileShare share = FileShare.ReadWrite | FileShare.Delete;
        Stream stream = new FileStream(path, FileMode.Open, FileAccess.Read, share, BlockBytes, FileOptions.SequentialScan);
        try
        {
            stream = stream.CanSeek ? stream : ReadPipe(path, stream);
            var head = new byte[HeadBytes];
            Array.Resize(ref head, stream.ReadAtLeast(head, HeadBytes, throwOnEndOfStream: false));
            stream.Position = 0;
            return IsText(head)
                ? new PlaylistFile(path, stream, head)
                : throw new PicksException(FolderTexts.Word("not-a-playlist", path), path);
        }
        catch
        {
            stream.Dispose();
            throw;
        }
    }

    /// <summary>The text, in the encoding that it is written in.</summary>
    /// <param name="namesFile">Whether a line, as decoded, names a file that exists: decides between legacy encodings.</param>
    public LineReader ReadLines(Func<string, bool> namesFile)
    {
        var encoding = TextEncoding.Detect(Stream, Head, namesFile);
        Stream.Position = 0;
        return new LineReader(new StreamReader(Stream, encoding, detectEncodingFromByteOrderMarks: true, BlockBytes, leaveOpen: true));
    }

    /// <inheritdoc/>
    public void Dispose() => Stream.Dispose();

    /// <summary>A pipe, such as a shell's <c>&lt;(…)</c>.</summary>
    private static MemoryStream ReadPipe(string path, Stream pipe)
    {
        using (pipe)
        {
            var content = new MemoryStream();
            var block = new byte[BlockBytes];
            int read;
            while ((read = pipe.Read(block)) > 0)
            {
                content.Write(block, 0, read);
                if (content.Length > MaxPipeBytes)
                {
                    throw new PicksException(FolderTexts.Word("playlist-pipe-endless", path), path);
                }
            }

            content.Position = 0;
            return content;
        }
    }

    /// <summary>
    /// Text has next to no control characters; compressed or encoded data has one in nine bytes. A few strays are forgiven, and runs of
    /// NUL up to a quarter of
    /// the text, as a crash while saving leaves them.
    /// </summary>
    private static bool IsText(ReadOnlySpan<byte> head)
    {
        var encoding = TextEncoding.ByMark(head) ?? Encoding.Latin1;
        var text = encoding.GetString(head);
        int controls = 0, nulls = 0;
        foreach (var c in text)
        {
            nulls += c == '\0' ? 1 : 0;
            controls += c is < ' ' and not ('\0' or '\t' or '\n' or '\v' or '\f' or '\r' or '\x1A') ? 1 : 0;
        }

        const int strays = 2;
        return controls <= strays + (text.Length / 100) && nulls <= strays + (text.Length / 4);
    }
}
