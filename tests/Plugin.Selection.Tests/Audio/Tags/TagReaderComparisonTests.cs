using System.Reflection;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Audio.Tags;
using PredictPicks.Selection.Tests.Support;

namespace PredictPicks.Selection.Tests.Audio.Tags;

/// <summary>The reader that is right more often decides; together they are right with every file.</summary>
public sealed class TagReaderComparisonTests(EncodedFiles files) : IClassFixture<EncodedFiles>
{
    [Fact]
    public async Task Precedence_OverAllFiles_GoesToTheReaderThatIsRightMoreOften()
    {
        FfmpegTool.Require();
        var readers = Readers();
        var right = readers.ToDictionary(reader => reader.Name, _ => 0);
        var total = 0;

        foreach (var file in TaggedFiles.Make(files))
        {
            var identity = await Decoding.Create().IdentifyAsync(file.Path, TestContext.Current.CancellationToken);
            var fields = Fields(file.Expected);
            total += fields.Length;
            foreach (var reader in readers)
            {
                var read = Fields(reader.Read(file.Path, identity));
                right[reader.Name] += fields.Zip(read).Count(pair => pair.First == pair.Second);
                if (!fields.SequenceEqual(read))
                {
                    TestContext.Current.TestOutputHelper?.WriteLine($"{reader.Name}: {file.Name}: {string.Join(" · ", read)} instead of {string.Join(" · ", fields)}");
                }
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(string.Join(", ", right.Select(pair => $"{pair.Key} {pair.Value} of {total}")));
        readers.OrderByDescending(reader => reader.Precedence).Select(reader => reader.Name)
            .ShouldBe(readers.OrderByDescending(reader => right[reader.Name]).Select(reader => reader.Name));
    }

    [Fact]
    public async Task Merged_EveryFile_HasTheTagsThatAPersonWouldSay()
    {
        FfmpegTool.Require();
        var readers = Readers();
        var merger = new TagMerger(readers, new FakePluginEnvironment());
        List<string> wrong = [];

        foreach (var file in TaggedFiles.Make(files))
        {
            var identity = await Decoding.Create().IdentifyAsync(file.Path, TestContext.Current.CancellationToken);
            var read = Fields(merger.Read(file.Path, identity));
            if (!read.SequenceEqual(Fields(file.Expected)))
            {
                wrong.Add($"{file.Name}: {string.Join(" · ", read)} instead of {string.Join(" · ", Fields(file.Expected))}");
            }
        }

        wrong.ShouldBeEmpty();
    }

    private static List<ITagReader> Readers()
    {
        List<ITagReader> readers =
        [.. typeof(TagMerger).Assembly.GetTypes()
            .Where(type => type is { IsClass: true, IsAbstract: false } && type.IsAssignableTo(typeof(ITagReader)))
            .Select(type => (ITagReader)Activator.CreateInstance(type, BindingFlags.Public | BindingFlags.Instance, null, null, null)!)];
        Assert.SkipWhen(readers.Count < 2, "TagLib# was not there when this was built");
        return readers;
    }

    private static string[] Fields(SongTags tags) =>
    [
        tags.Title ?? "-",
        string.Join('|', tags.Artists),
        tags.Album ?? "-",
        tags.AlbumArtist ?? "-",
        string.Join('|', tags.Genres),
        $"{tags.Year}",
        $"{tags.Track}",
    ];
}
