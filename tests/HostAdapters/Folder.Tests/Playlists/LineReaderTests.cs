using CsCheck;
using PredictPicks.HostAdapters.Folder.Playlists;

namespace PredictPicks.HostAdapters.Folder.Tests.Playlists;

public sealed class LineReaderTests
{
    [Theory]
    [InlineData("a\nb\n", "a|b")]
    [InlineData("a\r\nb\r\n", "a|b")]
    [InlineData("a\rb\r", "a|b")]
    [InlineData("a\n\nb", "a||b")]
    [InlineData("a\r\n\r\nb", "a||b")]
    [InlineData("a\r\rb\n\rc", "a||b||c")]
    [InlineData("a\0b\0\0\nc\0", "ab|c")]
    [InlineData("one", "one")]
    [InlineData("", "")]
    public void ReadLine_AnyLineEnd_SplitsThere(string text, string expected)
    {
        string.Join('|', ReadAll(new LineReader(new StringReader(text)))).ShouldBe(expected);
    }

    [Fact]
    public void ReadLine_AnyTextInAnyPieces_EqualsTheFrameworksLines()
    {
        Gen.Select(Gen.Char["ab\r\n"].Array[0, 60], Gen.Int[1, 5]).Sample((characters, piece) =>
        {
            var text = new string(characters);
            var expected = new List<string>();
            var framework = new StringReader(text);
            while (framework.ReadLine() is { } line)
            {
                expected.Add(line);
            }

            ReadAll(new LineReader(new PiecewiseReader(text, piece))).ShouldBe(expected);
        });
    }

    [Fact]
    public void ReadLine_LineLongerThanAnyPath_IsPassedOverAndCounted()
    {
        var longest = new string('x', LineReader.MaxLineLength);
        var reader = new LineReader(new StringReader($"a\n{longest}\n{longest}y\nb\n{longest}{longest}"));

        ReadAll(reader).ShouldBe(["a", longest, "b"]);
        reader.TooLong.ShouldBe(2);
        reader.LineNumber.ShouldBe(5);
    }

    private static List<string> ReadAll(LineReader reader)
    {
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
        {
            lines.Add(line);
        }

        return lines;
    }

    /// <summary>Gives a few characters at a time, so that every line end falls between two reads sometime.</summary>
    private sealed class PiecewiseReader(string text, int piece) : TextReader
    {
        private int _position;

        public override int Read(char[] buffer, int index, int count)
        {
            var length = Math.Min(Math.Min(piece, count), text.Length - _position);
            text.CopyTo(_position, buffer, index, length);
            _position += length;
            return length;
        }

        public override int Read(Span<char> buffer)
        {
            var length = Math.Min(Math.Min(piece, buffer.Length), text.Length - _position);
            text.AsSpan(_position, length).CopyTo(buffer);
            _position += length;
            return length;
        }
    }
}
