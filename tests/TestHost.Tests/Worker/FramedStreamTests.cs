using System.Globalization;
using System.Text;
using CsCheck;
using PredictPicks.TestHost.Worker;

namespace PredictPicks.TestHost.Tests.Worker;

public class FramedStreamTests
{
    private static readonly Gen<byte[]> Messages =
        from contents in Gen.Byte.Array[0, 300].List[1, 5]
        select contents.SelectMany(Frame).ToArray();

    [Fact]
    public void Read_WholeMessages_PassesEveryByteHoweverTheyArrive() =>
        Gen.Select(Messages, Gen.Int[1, 64]).Sample((bytes, size) => ReadAll(bytes, size).ShouldBe(bytes));

    [Fact]
    public void Read_DamagedMessages_PassesThemOrSaysThatTheyAreNone()
    {
        var damage = Gen.Select(Gen.Int[0, 400], Gen.Byte, Gen.Bool);
        Gen.Select(Messages, damage.List[1, 4], Gen.Int[1, 64]).Sample((bytes, damages, size) =>
        {
            var damaged = bytes.ToList();
            foreach (var (place, value, isInserted) in damages)
            {
                Damage(damaged, place % damaged.Count, value, isInserted);
            }

            try
            {
                ReadAll([.. damaged], size).ShouldBe(damaged);
            }
            catch (InvalidDataException)
            {
                // Said.
            }
        });
    }

    [Theory]
    [InlineData("GET / HTTP/1.1\r\n")]
    [InlineData("{\"jsonrpc\":\"2.0\"}")]
    [InlineData("Content-Length: -1\r\n")]
    [InlineData("Content-Length: 99999999999999999999\r\n")]
    [InlineData("Content-Length: 268435457\r\n")]
    [InlineData("Content-Length: 2 3\r\n")]
    public void Read_NoMessage_IsRefusedAtOnce(string text) =>
        Should.Throw<InvalidDataException>(() => ReadAll(Encoding.UTF8.GetBytes(text), 1));

    private static byte[] Frame(byte[] content) =>
        [.. Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"Content-Length: {content.Length}\r\n\r\n")), .. content];

    private static void Damage(List<byte> bytes, int place, byte value, bool isInserted)
    {
        if (isInserted)
        {
            bytes.Insert(place, value);
        }
        else
        {
            bytes[place] = value;
        }
    }

    private static byte[] ReadAll(byte[] bytes, int size)
    {
        using var stream = new FramedStream(new MemoryStream(bytes));
        var buffer = new byte[size];
        var all = new List<byte>();
        for (var read = stream.Read(buffer, 0, size); read > 0; read = stream.Read(buffer, 0, size))
        {
            all.AddRange(buffer.AsSpan(0, read));
        }

        return [.. all];
    }
}
