using PredictPicks.Abstractions;
using PredictPicks.Selection.Features;
using PredictPicks.Selection.Store;
using PredictPicks.Selection.Tests.Store.Support;

namespace PredictPicks.Selection.Tests.Store;

public sealed class FeatureStoreTests : IDisposable
{
    private readonly StoreFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void OpenExisting_NoDatabase_IsNullAndMakesNothing()
    {
        _folder.OpenExisting().ShouldBeNull();

        Directory.EnumerateFileSystemEntries(_folder.Folder).ShouldBeEmpty();
    }

    [Fact]
    public void Open_FolderOfSeveralLevelsMissing_MakesIt()
    {
        var deep = Path.Combine(_folder.Folder, "a b", "%c#d?e", "音楽");

        using (FeatureStore.Open(deep, () => StoreFolder.Start))
        {
        }

        File.Exists(Path.Combine(deep, "features.db")).ShouldBeTrue();
    }

    [Fact]
    public void Dispose_LastConnection_LeavesTheDatabaseAlone()
    {
        using (var store = _folder.Open())
        {
            store.Write([Some.Analysed("/m/a.mp3", "a")]);
        }

        Directory.EnumerateFiles(_folder.Folder).Select(Path.GetFileName).ShouldBe(["features.db"]);
    }

    [Fact]
    public void Write_SongAnalysed_ReadsBackWhatWasFound()
    {
        var tags = new SongTags
        {
            Title = "Ünï\0code 🎵", Artists = ["A", "B; \"C\"\n"], Album = "Al", AlbumArtist = "AA", Genres = ["Rock"],
            Year = 1999, Track = 3, BitrateKbps = 320, DurationSeconds = 200.25,
        };
        using var store = _folder.Open();

        store.Write([Some.Analysed("/m/a.mp3", "a", tags, [0.5f, -1])]);

        var song = store.ReadSongs(Some.Model, Some.ModelVersion, withVectors: true).ShouldHaveSingleItem();
        song.Id.ShouldBe(new SongId("a"));
        song.Paths.ShouldBe(["/m/a.mp3"]);
        Some.Describe(song.Tags).ShouldBe(Some.Describe(tags));
        song.Sound.RmsMean.ShouldBe(0.125);
        song.DurationSeconds.ShouldBe(201.5);
        song.Properties.BitrateKbps.ShouldBe(192);
        song.UpdatedAt.ShouldBe(_folder.Now);
        song.Vector.ShouldBe([0.5f, -1]);
        store.ReadFiles()["/m/a.mp3"].ShouldBe(new StoredFile(new SongId("a"), new SongId("a"), 5_000_000, 638_000_000_000_000_000));
        _folder.Query("SELECT sampleRateHz, channels, codec FROM song_features", 3).ShouldBe(["44100|2|mp3"]);
    }

    [Fact]
    public void Write_SongWithoutAnythingKnown_ReadsBackMissingValues()
    {
        var nothing = new SongAnalysis
        {
            Id = new SongId("a"), PacketHash = new SongId("a"), Tags = SongTags.None,
            Properties = new AudioProperties(null, null, null, null), DurationSeconds = 0,
        };
        using var store = _folder.Open();

        store.Write([new SongAnalysed(Some.File("/m/a.mp3"), nothing)]);

        var song = store.ReadSongs(Some.Model, Some.ModelVersion, withVectors: true).ShouldHaveSingleItem();
        song.Tags.ShouldBe(SongTags.None with { Artists = song.Tags.Artists, Genres = song.Tags.Genres });
        song.Tags.Artists.ShouldBeEmpty();
        song.Tags.Genres.ShouldBeEmpty();
        song.Sound.RmsMean.ShouldBeNull();
        song.Properties.BitrateKbps.ShouldBeNull();
        song.Vector.ShouldBeNull();
    }

    [Fact]
    public void Write_TextWithHalfASurrogatePair_StoresTheReplacementCharacter()
    {
        using var store = _folder.Open();

        store.Write([Some.Analysed("/m/a.mp3", "a", new SongTags { Title = "x\ud800", Artists = ["y\udc00"] })]);

        var tags = store.ReadRankingSongs().ShouldHaveSingleItem().Tags;
        tags.Title.ShouldBe("x\ufffd");
        tags.Artists.ShouldBe(["y\ufffd"]);
    }

    [Fact]
    public void Write_PassOfOneFeature_KeepsTheOthers()
    {
        using var store = _folder.Open();
        store.Write([Some.Analysed("/m/a.mp3", "a")]);
        var onlyTempo = Some.Analysis("a");
        onlyTempo.RmsMean = null;
        onlyTempo.Embedding = null;
        onlyTempo.EmbeddingModel = null;
        onlyTempo.FeatureVersions.Clear();
        onlyTempo.FeatureVersions["tempo"] = "2";

        store.Write([new SongAnalysed(Some.File("/m/a.mp3"), onlyTempo)]);

        var song = store.ReadSongs(Some.Model, Some.ModelVersion, withVectors: true).ShouldHaveSingleItem();
        song.Sound.RmsMean.ShouldBe(0.125);
        song.Vector.ShouldBe([1, 2, 3]);
        store.ReadSongsWith("embedding", "msd-musicnn-1").ShouldBe(Some.Ids("a"));
        store.ReadSongsWith("tempo", "2").ShouldBe(Some.Ids("a"));
    }

    [Fact]
    public void Write_ModelGivesNoVectorAnyMore_TakesTheOldOneBackAndCountsAsDone()
    {
        using var store = _folder.Open();
        store.Write([Some.Analysed("/m/a.mp3", "a")]);
        var silent = Some.Analysis("a");
        silent.Embedding = null;

        store.Write([new SongAnalysed(Some.File("/m/a.mp3"), silent)]);

        store.ReadVectors(Some.Model, Some.ModelVersion).Ids.ShouldBeEmpty();
        store.ReadSongsWith("embedding", "msd-musicnn-1").ShouldBe(Some.Ids("a"));
    }

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void Write_VectorOfAnotherLengthThanTheModels_IsRefusedAsAWhole(int length)
    {
        using var store = _folder.Open();
        var analysis = Some.Analysis("b");
        analysis.Embedding = new float[length];

        Should.Throw<ArgumentException>(
            () => store.Write([Some.Analysed("/m/a.mp3", "a"), new SongAnalysed(Some.File("/m/b.mp3"), analysis)]));

        store.ReadFiles().ShouldBeEmpty();
    }

    [Fact]
    public void ReadSongsWith_OtherVersionsAndFeatures_AreLeftOut()
    {
        using var store = _folder.Open();
        store.Write([Some.Analysed("/m/a.mp3", "a"), new SongAnalysed(Some.File("/m/b.mp3"), Some.Analysis("b", modelVersion: "2"))]);

        store.ReadSongsWith("embedding", "msd-musicnn-1").ShouldBe(Some.Ids("a"));
        store.ReadSongsWith("tempo", "msd-musicnn-1").ShouldBeEmpty();
    }

    [Fact]
    public void ReadVectors_TwoModelsSideBySide_GivesThoseOfTheModelAndVersionAsked()
    {
        using var store = _folder.Open();
        store.Write([new SongAnalysed(Some.File("/m/a.mp3"), Some.Analysis("a", vector: [1, 2]))]);
        store.Write([new SongAnalysed(Some.File("/m/a.mp3"), Some.Analysis("a", vector: [3], modelId: "openl3"))]);
        store.Write([new SongAnalysed(Some.File("/m/b.mp3"), Some.Analysis("b", vector: [4], modelId: "openl3", modelVersion: "2"))]);

        store.ReadVectors(Some.Model, "1").Vectors.Values.ShouldBe([1, 2]);
        store.ReadVectors("openl3", "1").Vectors.Values.ShouldBe([3]);
        store.ReadVectors("openl3", "2").Ids.ShouldBe(Some.Ids("b"));
        store.ReadVectors("openl3", "3").Vectors.Count.ShouldBe(0);
    }

    [Fact]
    public void FindKnown_SomeUnknown_GivesTheKnown()
    {
        using var store = _folder.Open();
        store.Write([Some.Analysed("/m/a.mp3", "a"), Some.Analysed("/m/b.mp3", "b")]);

        store.FindKnown(Some.Ids("b", "c")).ShouldBe(Some.Ids("b"));
        store.Contains(new SongId("a")).ShouldBeTrue();
        store.Contains(new SongId("c")).ShouldBeFalse();
    }

    [Fact]
    public void AnyCall_AfterDispose_SaysSo()
    {
        var store = _folder.Open();
        store.Dispose();
        store.Dispose();

        Should.Throw<ObjectDisposedException>(() => store.ReadFiles());
        Should.Throw<ObjectDisposedException>(() => store.Write([]));
    }
}
