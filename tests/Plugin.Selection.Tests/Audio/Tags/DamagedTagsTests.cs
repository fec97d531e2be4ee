using System.Reflection;
using CsCheck;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Audio.Tags;
using PredictPicks.Selection.Tests.Support;

namespace PredictPicks.Selection.Tests.Audio.Tags;

/// <summary>Files whose tags are damaged: every reader comes back, soon, and without reserving what a damaged size claims.</summary>
public sealed class DamagedTagsTests(EncodedFiles files) : IClassFixture<EncodedFiles>
{
    /// <summary>A reader that loops never comes back; no file here takes a thousandth of this.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private const long MostBytesAllocated = 200_000_000;

    [Theory]
    [InlineData("mp3", 3, 0xFF)] // ID3v2.255: TagLib# looped in memory
    [InlineData("mp3", 3, 7)]
    [InlineData("mp3", 6, 0x7F)] // a tag of 256 MB
    [InlineData("mp3", 6, 0xFF)] // no size at all
    public void Read_DamagedByte_ComesBack(string format, int position, byte value)
    {
        FfmpegTool.Require();
        var bytes = File.ReadAllBytes(files[format]);
        bytes[position] = value;

        ReadAll(format, bytes);
    }

    [Theory]
    [InlineData("udta", 0)] // TagLib# read the same box for ever
    [InlineData("udta", 0x7FFFFFFF)]
    [InlineData("ilst", 7)]
    [InlineData("data", 0x7FFFFFFF)] // TagLib# reserved 2 GB
    public void Read_Mp4BoxOfDamagedSize_ComesBack(string box, int size)
    {
        FfmpegTool.Require();
        var bytes = File.ReadAllBytes(files["m4a"]);
        var position = bytes.AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(box)) - sizeof(int);
        position.ShouldBeGreaterThan(0);
        System.Buffers.Binary.BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(position), size);

        ReadAll("m4a", bytes);
    }

    [Theory]
    [InlineData("mp3")]
    [InlineData("flac")]
    [InlineData("ogg")]
    [InlineData("m4a")]
    [InlineData("wma")]
    [InlineData("wv")]
    public void Read_RandomDamage_ComesBack(string format)
    {
        FfmpegTool.Require();
        var whole = File.ReadAllBytes(files[format]);
        Gen.Int.Sample(seed => ReadAll(format, Damage(whole, new Random(seed))), iter: 300, threads: 1);
    }

    /// <summary>Cut off or not; mostly damaged at the start, where most formats keep their tags, and mostly by values that stand for borders.</summary>
    private static byte[] Damage(byte[] whole, Random random)
    {
        var bytes = whole[..(random.Next(4) == 0 ? random.Next(1, whole.Length) : whole.Length)];
        for (var damage = random.Next(1, 12); damage > 0; damage--)
        {
            var position = random.Next(random.Next(3) == 0 ? bytes.Length : Math.Min(bytes.Length, 400));
            bytes[position] = random.Next(3) switch { 0 => 0, 1 => 0xFF, _ => (byte)random.Next(256) };
        }

        return bytes;
    }

    private void ReadAll(string format, byte[] bytes)
    {
        var path = files.NewFile("damaged." + format);
        File.WriteAllBytes(path, bytes);
        var identity = new AudioIdentity(new SongId("x"), new AudioProperties(null, null, null, null), []);
        foreach (var reader in Readers())
        {
            var allocated = 0L;
            var thread = new Thread(() => allocated = MeasureAllocation(() => reader.Read(path, identity))) { IsBackground = true };
            thread.Start();
            thread.Join(Patience).ShouldBeTrue($"'{reader.Name}' does not come back from {Convert.ToHexString(bytes.AsSpan(0, Math.Min(200, bytes.Length)))}…");
            allocated.ShouldBeLessThan(MostBytesAllocated, reader.Name);
        }
    }

    private static long MeasureAllocation(Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            action();
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            // What a reader throws, its guard contains.
        }

        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static IEnumerable<ITagReader> Readers() => typeof(TagMerger).Assembly.GetTypes()
        .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(ITagReader)))
        .Select(type => (ITagReader)Activator.CreateInstance(type, BindingFlags.Public | BindingFlags.Instance, null, null, null)!);
}
