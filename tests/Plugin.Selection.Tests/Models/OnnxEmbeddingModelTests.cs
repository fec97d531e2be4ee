using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Models;
using PredictPicks.Selection.Tests.Features.Spectrum;

namespace PredictPicks.Selection.Tests.Models;

public sealed class OnnxEmbeddingModelTests : IDisposable
{
    private readonly PackFolder _packs = new();

    public void Dispose() => _packs.Dispose();

    [Fact]
    public void Complete_OneSongOnManyThreadsAtOnce_GivesTheSameBits()
    {
        using var model = Load(_packs.Add());
        float[][] songs = [TestSignals.Music(20), TestSignals.Noise(100_000, 0.3f), TestSignals.Tone(60_000, 440, 0.5f)];
        var expected = songs.Select(song => Embed(model, song).Vector).ToArray();
        Parallel.For(0, 12, i => Embed(model, songs[i % 3]).Vector.ShouldBe(expected[i % 3]));
    }

    [Fact]
    public void Complete_DifferentSongs_GivesFiniteVectorsThatDiffer()
    {
        using var model = Load(_packs.Add());
        var a = Embed(model, TestSignals.Music(12)).Vector!;
        var b = Embed(model, TestSignals.Noise(200_000, 0.3f)).Vector!;

        a.Length.ShouldBe(200);
        a.ShouldAllBe(value => float.IsFinite(value));
        model.Normalise(a);
        model.Normalise(b);
        a.Zip(b, (x, y) => x * y).Sum().ShouldBeLessThan(0.8f);
    }

    [Fact]
    public void Add_LongStream_AllocatesNextToNothing()
    {
        using var model = Load(_packs.Add());
        var minute = MemoryMarshal.AsBytes(TestSignals.Music(60).AsSpan()).ToArray();
        using var pass = model.BeginSong();
        pass.Add(minute);
        var before = GC.GetAllocatedBytesForCurrentThread();
        pass.Add(minute);
        pass.Add(minute);

        // 40 patches; each run of the network costs ONNX Runtime's wrapper some arrays of handles.
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(20_000);
        pass.Complete().Vector.ShouldNotBeNull();
    }

    [Fact]
    public void Normalise_Vector_IsCentredAndOfUnitLength()
    {
        var folder = _packs.Add();
        var mean = new float[200];
        mean[0] = 1;
        mean[1] = -2;
        PackFolder.ReplaceFile(folder, "standardisation.json", System.Text.Encoding.UTF8.GetBytes($"{{\"mean\": [{string.Join(',', mean)}]}}"));
        using var model = Load(folder);
        var vector = new float[200];
        vector[0] = 4;
        vector[1] = 2;
        model.Normalise(vector);

        vector[0].ShouldBe(0.6f, 1e-6f);
        vector[1].ShouldBe(0.8f, 1e-6f);
        vector[2..].ShouldAllBe(value => value == 0);
        float[] centre = [.. mean];
        model.Normalise(centre);
        centre.ShouldAllBe(value => value == 0, "a vector that equals the centre has no direction");
        Should.Throw<ArgumentException>(() => model.Normalise(new float[199]));
    }

    [Theory]
    [InlineData("msd_musicnn.onnx")]
    [InlineData("standardisation.json")]
    public void Load_FileMissing_NamesIt(string name)
    {
        var folder = _packs.Add();
        File.Delete(Path.Combine(folder, name));

        Refuses(folder, "model-file-missing", name);
    }

    [Theory]
    [InlineData("msd_musicnn.onnx", 0)]
    [InlineData("msd_musicnn.onnx", 700_000)]
    [InlineData("standardisation.json", 100)]
    public void Load_FileTruncated_NamesIt(string name, int length)
    {
        var folder = _packs.Add();
        using (var file = File.OpenWrite(Path.Combine(folder, name)))
        {
            file.SetLength(length);
        }

        Refuses(folder, "model-hash-differs", name);
    }

    [Fact]
    public void Load_WrongHashOnTheCard_NamesTheFile()
    {
        var folder = _packs.Add(change: card => card["sha256"] = new string('0', 64));

        Refuses(folder, "model-hash-differs", "msd_musicnn.onnx");
    }

    [Fact]
    public void Load_HashInUpperCase_Loads()
    {
        var folder = _packs.Add(change: card => card["sha256"] = card["sha256"]!.GetValue<string>().ToUpperInvariant());

        Load(folder).Dispose();
    }

    [Fact]
    public void Load_FileIsAFolder_SaysThatItCannotBeRead()
    {
        var folder = _packs.Add();
        File.Delete(Path.Combine(folder, "msd_musicnn.onnx"));
        Directory.CreateDirectory(Path.Combine(folder, "msd_musicnn.onnx"));

        Refuses(folder, "model-file-unreadable", "msd_musicnn.onnx");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5000)]
    public void Load_FileThatIsNoNetwork_NamesIt(int length)
    {
        var folder = _packs.Add();
        PackFolder.ReplaceFile(folder, "msd_musicnn.onnx", [.. Enumerable.Range(0, length).Select(i => (byte)(i * 7))]);

        Refuses(folder, "model-not-loadable", "msd_musicnn.onnx");
    }

    [Theory]
    [InlineData("output", "tags")]
    [InlineData("output", "nothing")]
    [InlineData("input", "penultimate")]
    public void Load_CardNamesOtherNodes_SaysWhatDiffers(string field, string name)
    {
        var folder = _packs.Add(change: card => card[field] = name);

        Refuses(folder, "model-shape-differs", name);
    }

    [Fact]
    public void Load_OtherWindowThanTheNetworks_SaysWhatDiffers()
    {
        var folder = _packs.Add(change: card => (card["windowFrames"], card["hopFrames"]) = (188, 188));

        Refuses(folder, "model-shape-differs", "[N, 187, 96]");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("{\"mean\": [1, 2, 3]}")]
    [InlineData("{\"mean\": \"many\"}")]
    public void Load_StandardisationOfAnotherLength_NamesIt(string json)
    {
        var folder = _packs.Add();
        PackFolder.ReplaceFile(folder, "standardisation.json", System.Text.Encoding.UTF8.GetBytes(json));

        Refuses(folder, "model-standardisation-differs", "standardisation.json");
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"0\"")]
    [InlineData("1e39")]
    public void Load_StandardisationThatIsNotOfNumbers_NamesIt(string value)
    {
        var folder = _packs.Add();
        var json = $"{{\"mean\": [{string.Join(',', Enumerable.Repeat("0", 199))},{value}]}}";
        PackFolder.ReplaceFile(folder, "standardisation.json", System.Text.Encoding.UTF8.GetBytes(json));

        Refuses(folder, "model-standardisation-differs", "standardisation.json");
    }

    [Fact]
    public void FromRuntime_NativeLibraryMissing_SaysSo()
    {
        var cause = new TypeInitializationException("NativeMethods", new DllNotFoundException("onnxruntime"));
        ModelFailure.IsFromRuntime(cause).ShouldBeTrue();
        var error = ModelFailure.FromRuntime("model.onnx", cause);

        error.Code.ShouldBe("inference-library-missing");
        error.InnerException.ShouldBe(cause);
        ModelFailure.IsFromRuntime(new InvalidOperationException()).ShouldBeFalse();
    }

    [Fact]
    public void Dispose_WhileASongIsUnderWay_LetsItsPassEnd()
    {
        var model = Load(_packs.Add());
        var pass = model.BeginSong();
        model.Dispose();
        pass.Dispose();

        Should.Throw<ObjectDisposedException>(model.BeginSong);
    }

    private static void Refuses(string folder, string code, string mentions)
    {
        var error = Should.Throw<PicksException>(() =>
        {
            using var model = Load(folder);
            model.BeginSong().Dispose();
        });
        error.Code.ShouldBe(code);
        error.Message.ShouldContain(mentions);
        error.Subject.ShouldNotBeNull();
    }

    private static OnnxEmbeddingModel Load(string folder) => OnnxEmbeddingModel.Load(ModelCardReader.Read(folder), Loaders.Automatic);

    private static SongEmbedding Embed(OnnxEmbeddingModel model, float[] samples)
    {
        using var pass = model.BeginSong();
        pass.Add(MemoryMarshal.AsBytes(samples.AsSpan()).ToArray());
        return pass.Complete();
    }
}
