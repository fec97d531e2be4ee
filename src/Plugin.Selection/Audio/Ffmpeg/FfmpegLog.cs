using System.Globalization;
using System.Text;

namespace PredictPicks.Selection.Audio.Ffmpeg;

/// <summary>
/// What FFmpeg says on standard error with <c>-loglevel level+verbose</c>: the description of the input, the counts at the end, complaints. Lines
/// are cut, and only the last complaints are kept, so that no file can make it grow. Written by one thread; read after <see cref="Described"/>.
/// </summary>
internal sealed class FfmpegLog
{
    /// <summary>Longer lines are cut: no line that matters is longer unless it quotes the file's name, which comes last.</summary>
    private const int MaxLineBytes = 4096;

    /// <summary>Complaints that are kept for the diagnostic log.</summary>
    private const int MaxComplaints = 20;

    private static readonly string[] Levels = ["quiet", "panic", "fatal", "error", "warning", "info", "verbose", "debug", "trace"];

    private readonly byte[] _line = new byte[MaxLineBytes];
    private readonly Queue<string> _complaints = new();
    private readonly TaskCompletionSource _described = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _lineLength;
    private bool _inInput;

    /// <summary>Completes when the description of the input is over, or the log is.</summary>
    public Task Described => _described.Task;

    /// <summary>The container's demuxer, such as <c>mov,mp4,m4a,3gp,3g2,mj2</c>, or null while no input was opened.</summary>
    public string? Format { get; private set; }

    /// <summary>The first audio stream, or null when there is none.</summary>
    public AudioStreamInfo? Audio { get; private set; }

    /// <summary>The container's duration in seconds, or null when it does not say or FFmpeg had to guess it from the bit rate.</summary>
    public double? DurationSeconds { get; private set; }

    /// <summary>Bit rate of the whole file, in kbit/s.</summary>
    public int? ContainerBitrateKbps { get; private set; }

    /// <summary>Bytes of the audio stream's packets, or null while they are not counted.</summary>
    public long? PacketBytes { get; private set; }

    /// <summary>Whether there were complaints about the contents, after the input was opened.</summary>
    public bool IsDamaged { get; private set; }

    /// <summary>Whether the file says that it is encrypted.</summary>
    public bool IsProtected { get; private set; }

    /// <summary>The last warnings and errors, oldest first.</summary>
    public IReadOnlyCollection<string> Complaints => _complaints;

    /// <summary>The last error, for people, or null.</summary>
    public string? LastError { get; private set; }

    private bool DurationIsGuessed { get; set; }

    /// <summary>Reads on.</summary>
    public void Feed(ReadOnlySpan<byte> bytes)
    {
        foreach (var value in bytes)
        {
            if (value is (byte)'\n' or (byte)'\r')
            {
                EndLine();
            }
            else if (_lineLength < MaxLineBytes)
            {
                _line[_lineLength++] = value;
            }
        }
    }

    /// <summary>Ends the log.</summary>
    public void Complete()
    {
        EndLine();
        _described.TrySetResult();
    }

    private void EndLine()
    {
        var line = Encoding.UTF8.GetString(_line, 0, _lineLength);
        _lineLength = 0;
        var level = TakePrefix(ref line);

        // Lines without a level are continuations: text from the file that holds a line break.
        switch (level)
        {
            case "panic" or "fatal" or "error" or "warning":
                AddComplaint(level, line);
                break;
            case "info" or "verbose":
                Describe(line);
                break;
        }
    }

    /// <summary>Removes <c>[mp3 @ 0x55…] [error] </c> from the line's start.</summary>
    /// <returns>The level, or null when there is none.</returns>
    private static string? TakePrefix(ref string line)
    {
        // At most two: where it comes from, and the level.
        for (var i = 0; i < 2 && line.StartsWith('['); i++)
        {
            var end = line.IndexOf("] ", StringComparison.Ordinal);
            if (end < 0)
            {
                return null;
            }

            var word = line[1..end];
            line = line[(end + 2)..];
            if (Levels.Contains(word))
            {
                return word;
            }
        }

        return null;
    }

    private void AddComplaint(string level, string line)
    {
        DurationIsGuessed |= line.StartsWith("Estimating duration from bitrate", StringComparison.Ordinal);
        IsProtected |= line.Contains("DRM protected", StringComparison.Ordinal);
        if (level != "warning")
        {
            LastError = line;
        }

        IsDamaged |= Format is not null && SpeaksOfDamage(level, line);
        if (_complaints.Count == MaxComplaints)
        {
            _complaints.Dequeue();
        }

        _complaints.Enqueue(line);
    }

    /// <summary>
    /// Whether packets were lost: every decoder's error is followed by a line about decoding, which each version words in its own way. Demuxers also call
    /// oddities errors that lose nothing ("invalid pts").
    /// </summary>
    private static bool SpeaksOfDamage(string level, string line) =>
        line.Contains("corrupt", StringComparison.OrdinalIgnoreCase)
        || (level != "warning" && (line.Contains("decod", StringComparison.OrdinalIgnoreCase) || line.Contains("Invalid data", StringComparison.Ordinal)));

    private void Describe(string line)
    {
        const string InputMark = "Input #0, ";
        const string DurationMark = "  Duration: ";
        if (Format is null)
        {
            if (line.StartsWith(InputMark, StringComparison.Ordinal) && line.IndexOf(", from ", StringComparison.Ordinal) is > 0 and var end)
            {
                Format = line[InputMark.Length..end];
                _inInput = true;
            }
        }
        else if (_inInput && (line.StartsWith("Output #", StringComparison.Ordinal) || line.StartsWith("Stream mapping:", StringComparison.Ordinal)))
        {
            _inInput = false;
            _described.TrySetResult();
        }
        else if (_inInput && line.StartsWith(DurationMark, StringComparison.Ordinal))
        {
            DescribeDuration(line[DurationMark.Length..]);
        }
        else if (_inInput)
        {
            Audio ??= AudioStreamInfo.Parse(line);
        }
        else
        {
            DescribeCounts(line);
        }
    }

    /// <summary><c>00:04:00.02, start: 0.023021, bitrate: 256 kb/s</c> or <c>N/A, bitrate: N/A</c>.</summary>
    private void DescribeDuration(string text)
    {
        var parts = text.Split(", ");
        DurationSeconds = DurationIsGuessed ? null : ParseClock(parts[0]);
        const string BitrateMark = "bitrate: ";
        var bitrate = parts[^1];
        ContainerBitrateKbps = bitrate.StartsWith(BitrateMark, StringComparison.Ordinal)
            ? AudioStreamInfo.NumberBefore(bitrate[BitrateMark.Length..], " kb/s")
            : null;
    }

    private static double? ParseClock(string text)
    {
        var parts = text.Split(':');
        return parts.Length == 3
            && int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var hours)
            && int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minutes)
            && double.TryParse(parts[2], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds)
            && (hours, minutes, seconds) is not (0, 0, 0)
            ? (((hours * 60.0) + minutes) * 60) + seconds
            : null;
    }

    /// <summary><c>  Input stream #0:0 (audio): 10001 packets read (7680768 bytes); …</c>, at the end.</summary>
    private void DescribeCounts(string line)
    {
        if (Audio is null || !line.StartsWith(string.Create(CultureInfo.InvariantCulture, $"  Input stream #0:{Audio.Index} (audio): "), StringComparison.Ordinal))
        {
            return;
        }

        const string Mark = " packets read (";
        var start = line.IndexOf(Mark, StringComparison.Ordinal) + Mark.Length;
        var end = line.IndexOf(" bytes)", StringComparison.Ordinal);
        if (start >= Mark.Length && end > start && long.TryParse(line.AsSpan(start, end - start), NumberStyles.None, CultureInfo.InvariantCulture, out var bytes))
        {
            PacketBytes = bytes;
        }
    }
}
