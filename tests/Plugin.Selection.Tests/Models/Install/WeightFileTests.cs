using System.IO.Compression;
using PredictPicks.Selection.Models.Import;
using PredictPicks.Selection.Tests.Models.Import;

namespace PredictPicks.Selection.Tests.Models.Install;

/// <summary>Files that are not the weights that they should be: each gives one sentence, and nothing is half installed.</summary>
public sealed class WeightFileTests : IDisposable
{
    private const string Name = "edgel3_sea_ust_audio_emb_64.h5.gz";
    private readonly InstallFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("plain.h5")]
    [InlineData("packed.h5.gz")]
    public async Task Install_WeightsAlone_Works(string name)
    {
        var installed = await _folder.InstallAsync("edgel3", Weights().Write(_folder.Download(name)), hopSeconds: 0.25, padsWithZeros: true);

        installed.Pack.Version.ShouldBe("1, hop 2000, zeros");
        _folder.Source.List().Select(pack => (pack.Id, pack.IsActive)).ShouldBe([("edgel3", false), ("msd-musicnn", true)]);
    }

    [Fact]
    public async Task Install_AnotherSize_SaysWhatWasExpected()
    {
        var weights = Weights();
        weights.Add("conv2d_12/kernel", [3, 3, 32, 128], new float[9 * 32 * 128]);

        var error = await _folder.RefusesAsync("edgel3", weights.Write(_folder.Download(Name)), "import-layers-differ");
        error.Message.ShouldContain("conv2d_12");
        error.Message.ShouldContain("[3, 3, 32, 128]");
        error.Message.ShouldContain("[3, 3, 64, 64]");
    }

    [Fact]
    public async Task Install_WeightsOfTheOtherNetwork_SaysSo() =>
        await _folder.RefusesAsync("openl3", Weights().Write(_folder.Download("openl3.h5")), "import-layers-differ");

    [Theory]
    [InlineData("audio_embedding_layer/bias")]
    [InlineData("batch_normalization_11/moving_variance")]
    public async Task Install_ArrayMissing_SaysWhere(string array)
    {
        var weights = Weights();
        weights.Arrays.Remove(array);

        await _folder.RefusesAsync("edgel3", weights.Write(_folder.Download(Name)), "import-layers-differ");
    }

    [Fact]
    public async Task Install_MoreLayersThanExpected_SaysSo()
    {
        var weights = Weights();
        weights.Add("dense_1/kernel", [64, 10], new float[640]);

        (await _folder.RefusesAsync("edgel3", weights.Write(_folder.Download(Name)), "import-layers-differ")).Message.ShouldContain("dense_1");
    }

    [Fact]
    public async Task Install_VectorOf6144Values_HasItsOwnSentence()
    {
        var weights = Weights();
        weights.Configuration = """{"layers": [{"config": {"pool_size": [2, 2], "strides": [2, 2]}}, {"config": {"pool_size": [4, 8], "padding": "same"}}]}""";

        (await _folder.RefusesAsync("edgel3", weights.Write(_folder.Download(Name)), "import-larger-vector")).Message.ShouldContain("64");
    }

    [Fact]
    public async Task Install_LinearSpectrograms_HaveTheirOwnSentence()
    {
        var weights = Weights();
        weights.Configuration = """{"layers": [{"class_name": "Spectrogram", "config": {}}]}""";
        await _folder.RefusesAsync("edgel3", weights.Write(_folder.Download("a.h5")), "import-linear");
        await _folder.RefusesAsync("edgel3", Weights().Write(_folder.Download("openl3_audio_linear_music.h5")), "import-linear");
        var kernels = Weights();
        kernels.Add("spectrogram_1/real_kernels", [64, 1, 1, 33], new float[64 * 33]);
        await _folder.RefusesAsync("edgel3", kernels.Write(_folder.Download("b.h5")), "import-linear");
    }

    [Fact]
    public async Task Install_OtherMelBands_HaveTheirOwnSentence()
    {
        var error = await _folder.RefusesAsync("edgel3", Weights().Write(_folder.Download("openl3_audio_mel128_music-v0_4_0.h5.gz")), "import-bands");
        error.Message.ShouldContain("128");
        error.Message.ShouldContain("64");
        var matrix = Weights();
        matrix.Add("melspectrogram_1/real_kernels", [64, 1, 1, 33], new float[64 * 33]);
        matrix.Add("melspectrogram_1/Variable", [33, 40], new float[33 * 40]);
        await _folder.RefusesAsync("edgel3", matrix.Write(_folder.Download("c.h5")), "import-bands");
    }

    [Theory]
    [InlineData("conv2d_9/kernel", float.NaN)]
    [InlineData("audio_embedding_layer/bias", float.PositiveInfinity)]
    [InlineData("batch_normalization_12/moving_variance", -1f)]
    public async Task Install_WeightsThatAreNoNumbers_NamesTheLayer(string array, float value)
    {
        var weights = Weights();
        weights[array][1] = value;

        (await _folder.RefusesAsync("edgel3", weights.Write(_folder.Download(Name)), "import-not-finite")).Message.ShouldContain(array.Split('/')[0]);
    }

    [Theory]
    [InlineData("<!DOCTYPE html><html>Not Found</html>", "import-web-page")]
    [InlineData("\n  <html>", "import-web-page")]
    [InlineData("version https://git-lfs.github.com/spec/v1", "import-not-hdf5")]
    [InlineData("", "import-not-hdf5")]
    public async Task Install_SomethingElse_SaysWhatItIs(string content, string code)
    {
        File.WriteAllText(_folder.Download(Name), content);
        await _folder.RefusesAsync("edgel3", _folder.Download(Name), code);
        using (var gzip = new GZipStream(File.Create(_folder.Download("packed.h5.gz")), CompressionLevel.Fastest))
        {
            gzip.Write(System.Text.Encoding.UTF8.GetBytes(content));
        }

        await _folder.RefusesAsync("edgel3", _folder.Download("packed.h5.gz"), code);
    }

    [Theory]
    [InlineData("cut.h5", 0.5)]
    [InlineData("cut.h5", 0.999)]
    [InlineData("cut.h5", 0.001)]
    [InlineData("cut.h5.gz", 0.5)]
    [InlineData("cut.h5.gz", 0.999)]
    public async Task Install_TruncatedFile_SaysSo(string name, double share)
    {
        var path = Weights().Write(_folder.Download(name));
        var bytes = File.ReadAllBytes(path);
        File.WriteAllBytes(path, bytes[..(int)(bytes.Length * share)]);

        await _folder.RefusesAsync("edgel3", path, "import-damaged");
    }

    [Fact]
    public async Task Install_DamagedFiles_GiveASentence()
    {
        var good = File.ReadAllBytes(Weights().Write(_folder.Download("good.h5")));
        var random = new Random(5);
        for (var i = 0; i < 60; i++)
        {
            var bytes = (byte[])good.Clone();
            for (var change = 0; change < 20; change++)
            {
                // Most of the file is weights, where a flipped bit is another weight: the structure lies at its ends.
                var place = random.Next(2) == 0 ? random.Next(8, 4096) : bytes.Length - 1 - random.Next(16_384);
                bytes[place] = (byte)random.Next(256);
            }

            File.WriteAllBytes(_folder.Download("bad.h5"), bytes);
            try
            {
                L3WeightsReader.Read(L3Network.EdgeL3, "bad.h5", KerasFile.Read("bad.h5", bytes)).Convolutions.Count.ShouldBe(8);
            }
            catch (PredictPicks.Abstractions.PicksException exception)
            {
                exception.Subject.ShouldBe("bad.h5");
            }
        }

        await Task.CompletedTask;
    }

    [Fact]
    public async Task Install_Bomb_IsNotUnpacked()
    {
        var zeros = new byte[1 << 20];
        using (var gzip = new GZipStream(File.Create(_folder.Download("bomb.h5.gz")), CompressionLevel.Fastest))
        {
            for (var i = 0; i < 300; i++)
            {
                gzip.Write(zeros);
            }
        }

        new FileInfo(_folder.Download("bomb.h5.gz")).Length.ShouldBeLessThan(4 << 20);
        (await _folder.RefusesAsync("edgel3", _folder.Download("bomb.h5.gz"), "import-too-large")).Message.ShouldContain("256");
    }

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    public async Task Install_HopThatCannotBe_SaysSo(double hop)
    {
        var file = Weights().Write(_folder.Download(Name));
        var error = await Should.ThrowAsync<PredictPicks.Abstractions.PicksException>(() => _folder.InstallAsync("edgel3", file, hop));

        error.Code.ShouldBe("install-hop");
        Directory.GetFileSystemEntries(_folder.Models).ShouldBeEmpty();
    }

    [Fact]
    public async Task Install_UnknownIdOrSource_SaysWhatThereIs()
    {
        File.WriteAllText(_folder.Download(Name), "x");
        (await _folder.RefusesAsync("musicgen", _folder.Download(Name), "install-no-importer")).Message.ShouldContain("openl3");
        await _folder.RefusesAsync("edgel3", _folder.Download("gone.h5"), "install-no-source");
        await _folder.RefusesAsync("../escape", _folder.Download(Name), "install-id");
        await _folder.RefusesAsync(".hidden", _folder.Download(Name), "install-id");
        await _folder.RefusesAsync("msd-musicnn", _folder.Download(Name), "install-exists");
    }

    private static KerasWeights Weights() => KerasWeights.Random(L3Network.EdgeL3, 7);
}
