using System.Text;
using System.Text.Json.Nodes;
using CsCheck;
using PredictPicks.Abstractions;
using PredictPicks.Selection.Features.Embedding;
using PredictPicks.Selection.Features.Spectrum;
using PredictPicks.Selection.Models;

namespace PredictPicks.Selection.Tests.Models;

public sealed class ModelCardReaderTests : IDisposable
{
    private readonly PackFolder _packs = new();

    public void Dispose() => _packs.Dispose();

    [Fact]
    public void Read_BundledCard_SaysWhatTheModelNeeds()
    {
        var card = ModelCardReader.Read(PackFolder.Bundled);

        (card.Id, card.Version, card.Licence, card.Dimension, card.WindowFrames).ShouldBe(("msd-musicnn", "1", "ISC", 200, 187));
        card.FrontEnd.ShouldBe(new MelParameters(16_000, 512, 256, 96, 0, 8000, 10_000));
        (card.Input, card.Output, card.SilenceRms).ShouldBe(("mel", "penultimate", 0.001));
        card.Weights.Path.ShouldBe(Path.Combine(PackFolder.Bundled, "msd_musicnn.onnx"));
    }

    [Fact]
    public void Read_CardOfWindows_SaysHowTheSongIsCut()
    {
        var card = ModelCardReader.Read(_packs.Add(change: CutIntoWindows));

        card.Windows.ShouldBe(new WindowLayout(32_000, 1600, WindowEdges.Reflect));
        card.WindowFrames.ShouldBe(126, "centred frames: one at every multiple of the hop, 0 and 32 000 included");
        card.Order.Name.ShouldBe("channel-bands-frames");
        card.Order.Shape(card.WindowFrames, 96).ShouldBe([1, 96, 126]);
        card.FrontEnd.ShouldBe(new MelParameters(16_000, 512, 256, 96, 0, 8000)
        {
            Window = FrameWindow.Hamming,
            Padding = FramePadding.Reflect,
            Power = 1,
            BandPower = 0.5,
            Scale = MelScaleKind.Htk,
            Norm = MelNorm.None,
            Compression = MelCompression.Decibels,
            Floor = 1e-9,
            IsRelativeToPatch = true,
            RangeDb = 70,
        });
    }

    [Fact]
    public void Read_CardOfSamples_HasNoFrontEnd()
    {
        var card = ModelCardReader.Read(_packs.Add(change: TakeSamples));

        card.FrontEnd.ShouldBeNull();
        card.Windows.ShouldBe(new WindowLayout(24_000, 12_000, WindowEdges.None, IsStandardised: true));
        (card.WindowFrames, card.Order.Name, card.SampleRateHz).ShouldBe((24_000, "channel-samples", 24_000));
        (card.Standardisation, card.IsFittedToLibrary, card.Attribution).ShouldBe((null, true, "By somebody"));
    }

    [Theory]
    [InlineData("windowSamples", 511)]
    [InlineData("windowSamples", 1 << 30)]
    [InlineData("hopSamples", 0)]
    [InlineData("hopSamples", 32_001)]
    [InlineData("edges", "wrap")]
    [InlineData("frontEnd.parameters.reference", "mean")]
    [InlineData("frontEnd.parameters.clip", 0)]
    [InlineData("frontEnd.parameters.floor", 0)]
    [InlineData("frontEnd.parameters.bandPower", 0)]
    [InlineData("layout", "samples")]
    public void Read_WindowsThatCannotBe_SaysWhatIsAllowed(string field, object value)
    {
        var folder = _packs.Add(change: card =>
        {
            CutIntoWindows(card);
            Parent(card, field, out var name)[name] = JsonValue.Create(value);
        });

        var error = Should.Throw<PicksException>(() => ModelCardReader.Read(folder));
        error.Code.ShouldBe("model-card-field-wrong");
        error.Message.ShouldContain(field);
    }

    public static TheoryData<string> Fields() =>
    [
        "schema", "id", "name", "version", "file", "sha256", "licence", "sampleRate", "channels", "windowFrames", "hopFrames", "frontEnd",
        "frontEnd.name", "frontEnd.parameters", "frontEnd.parameters.fftLength", "frontEnd.parameters.hopLength", "frontEnd.parameters.window",
        "frontEnd.parameters.padding", "frontEnd.parameters.power", "frontEnd.parameters.bands", "frontEnd.parameters.minHz",
        "frontEnd.parameters.maxHz", "frontEnd.parameters.scale", "frontEnd.parameters.norm", "frontEnd.parameters.compression",
        "frontEnd.parameters.gain", "input", "output", "layout", "dimension", "standardisation", "standardisation.file",
        "standardisation.sha256", "standardisation.use", "pooling", "pooling.name", "pooling.silenceRms",
    ];

    [Theory]
    [MemberData(nameof(Fields))]
    public void Read_FieldMissing_NamesIt(string field)
    {
        var folder = _packs.Add(change: card => Parent(card, field, out var name).Remove(name));

        var error = Should.Throw<PicksException>(() => ModelCardReader.Read(folder));
        error.Code.ShouldBe("model-card-field-missing");
        error.Message.ShouldContain(field);
        error.Message.ShouldContain(Path.Combine(folder, "model.json"));
    }

    [Theory]
    [MemberData(nameof(Fields))]
    public void Read_FieldOfAnotherType_NamesIt(string field)
    {
        foreach (var value in new JsonNode?[] { null, JsonValue.Create(true), new JsonArray(1, 2) })
        {
            var folder = _packs.Add($"pack-{Guid.NewGuid():N}", card => Parent(card, field, out var name)[name] = value);

            var error = Should.Throw<PicksException>(() => ModelCardReader.Read(folder));
            error.Code.ShouldBeOneOf("model-card-field-wrong", "model-card-field-missing");
            error.Message.ShouldContain(field);
        }
    }

    [Theory]
    [InlineData("schema", 2)]
    [InlineData("sampleRate", 0)]
    [InlineData("sampleRate", 2_000_000_000)]
    [InlineData("sampleRate", 16000.5)]
    [InlineData("channels", 2)]
    [InlineData("windowFrames", 0)]
    [InlineData("windowFrames", 1_000_000)]
    [InlineData("hopFrames", 93)]
    [InlineData("dimension", 0)]
    [InlineData("dimension", 1_000_000)]
    [InlineData("frontEnd.parameters.fftLength", 500)]
    [InlineData("frontEnd.parameters.fftLength", 1 << 30)]
    [InlineData("frontEnd.parameters.hopLength", 257)]
    [InlineData("frontEnd.parameters.bands", 257)]
    [InlineData("frontEnd.parameters.power", 3)]
    [InlineData("frontEnd.parameters.maxHz", 8001)]
    [InlineData("frontEnd.parameters.minHz", 8000)]
    [InlineData("frontEnd.parameters.minHz", -1)]
    [InlineData("frontEnd.parameters.gain", 0)]
    [InlineData("pooling.silenceRms", 0)]
    [InlineData("pooling.silenceRms", 2)]
    public void Read_NumberOutOfRange_SaysWhatIsAllowed(string field, double value) => RefusesValue(field, JsonValue.Create(value));

    [Theory]
    [InlineData("id", "another-name")]
    [InlineData("id", "Up/Down")]
    [InlineData("name", " ")]
    [InlineData("name", "bell\a")]
    [InlineData("sha256", "364b")]
    [InlineData("sha256", "x64b3811cd9ab16949f94759ece07b15ecdeb69999632e62d33c5848ff5bf2ac")]
    [InlineData("frontEnd.name", "raw")]
    [InlineData("frontEnd.parameters.window", "kaiser")]
    [InlineData("frontEnd.parameters.padding", "same")]
    [InlineData("frontEnd.parameters.scale", "bark")]
    [InlineData("frontEnd.parameters.norm", "peak")]
    [InlineData("frontEnd.parameters.compression", "dB")]
    [InlineData("layout", "samples")]
    [InlineData("standardisation.use", "whiten")]
    [InlineData("pooling.name", "max")]
    public void Read_TextThatThisVersionDoesNotKnow_SaysWhatIsAllowed(string field, string value) => RefusesValue(field, JsonValue.Create(value));

    [Theory]
    [InlineData("file", "../msd_musicnn.onnx")]
    [InlineData("file", "sub/msd_musicnn.onnx")]
    [InlineData("file", "..")]
    [InlineData("file", ".")]
    [InlineData("file", "/etc/passwd")]
    [InlineData("file", "..\\msd_musicnn.onnx")]
    [InlineData("file", "C:\\Windows\\win.ini")]
    [InlineData("file", "model.onnx:stream")]
    [InlineData("standardisation.file", "../../standardisation.json")]
    public void Read_FileOutsideTheFolder_Refuses(string field, string value)
    {
        var folder = _packs.Add(change: card => Parent(card, field, out var name)[name] = value);

        var error = Should.Throw<PicksException>(() => ModelCardReader.Read(folder));
        error.Code.ShouldBe("model-card-path-escapes");
        error.Message.ShouldContain(value);
    }

    [Theory]
    [InlineData("attention")]
    [InlineData("frontEnd.parameters.reassigned")]
    [InlineData("pooling.top")]
    public void Read_FieldThatThisVersionDoesNotKnow_NamesIt(string field)
    {
        var folder = _packs.Add(change: card => Parent(card, field, out var name)[name] = new JsonObject { ["a"] = 1 });

        var error = Should.Throw<PicksException>(() => ModelCardReader.Read(folder));
        error.Code.ShouldBe("model-card-field-unknown");
        error.Message.ShouldContain(field);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("{\n\n\"id\": }")]
    [InlineData("{\"id\": \"a\", \"id\": \"b\"}")]
    [InlineData("{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":1}}}}}}}}}")]
    [InlineData("\0\0\0\0")]
    public void Read_NoJson_SaysSo(string content)
    {
        var folder = _packs.Add();
        File.WriteAllText(Path.Combine(folder, "model.json"), content);

        var error = Should.Throw<PicksException>(() => ModelCardReader.Read(folder));
        error.Code.ShouldBe("model-json-invalid");
        error.Subject.ShouldBe(Path.Combine(folder, "model.json"));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{\"id\": \"\\ud800\"}")]
    [InlineData("{\"\\udc00\": 1}")]
    public void Read_JsonOfSomethingElse_SaysSo(string content)
    {
        var folder = _packs.Add();
        File.WriteAllText(Path.Combine(folder, "model.json"), content);

        Should.Throw<PicksException>(() => ModelCardReader.Read(folder)).Code.ShouldBe("model-json-unexpected");
    }

    [Fact]
    public void Read_InvalidUtf8_SaysSo()
    {
        var folder = _packs.Add();
        File.WriteAllBytes(Path.Combine(folder, "model.json"), [.. "{\"id\": \""u8, 0xA4, .. "\"}"u8]);

        Should.Throw<PicksException>(() => ModelCardReader.Read(folder)).Code.ShouldBe("model-json-unexpected");
    }

    [Fact]
    public void Read_HugeCard_RefusesWithoutReadingIt()
    {
        var folder = _packs.Add();
        File.WriteAllBytes(Path.Combine(folder, "model.json"), new byte[10_000_000]);

        Should.Throw<PicksException>(() => ModelCardReader.Read(folder)).Code.ShouldBe("model-file-too-large");
    }

    [Fact]
    public void Read_NoCard_SaysSo() =>
        Should.Throw<PicksException>(() => ModelCardReader.Read(_packs.Path)).Code.ShouldBe("model-file-missing");

    [Fact]
    public void Read_DamagedCards_GivesACardOrASentence()
    {
        var folder = _packs.Add();
        var path = Path.Combine(folder, "model.json");
        var good = File.ReadAllBytes(path);
        Gen.Select(Gen.Int[0, good.Length - 1], Gen.Byte, Gen.Int[0, 3]).Array[1, 5].Sample(
            changes =>
            {
                var bytes = new List<byte>(good);
                foreach (var (place, value, kind) in changes)
                {
                    Damage(bytes, Math.Min(place, bytes.Count - 1), value, kind);
                }

                File.WriteAllBytes(path, [.. bytes]);
                try
                {
                    ModelCardReader.Read(folder).Dimension.ShouldBeGreaterThan(0);
                }
                catch (PicksException exception)
                {
                    exception.Subject.ShouldBe(path);
                }
            },
            iter: 2000,
            threads: 1);
    }

    private static void CutIntoWindows(JsonObject card)
    {
        card.Remove("windowFrames");
        card.Remove("hopFrames");
        card["windowSamples"] = 32_000;
        card["hopSamples"] = 1600;
        card["edges"] = "reflect";
        card["layout"] = "channel-bands-frames";
        var parameters = card["frontEnd"]!["parameters"]!.AsObject();
        parameters.Remove("gain");
        parameters["window"] = "hamming";
        parameters["padding"] = "reflect";
        parameters["power"] = 1;
        parameters["bandPower"] = 0.5;
        parameters["scale"] = "htk";
        parameters["norm"] = "none";
        parameters["compression"] = "10 * log10(max(floor, x))";
        parameters["floor"] = 1e-9;
        parameters["reference"] = "window-max";
        parameters["clip"] = 70;
    }

    private static void TakeSamples(JsonObject card)
    {
        CutIntoWindows(card);
        card["sampleRate"] = 24_000;
        card["windowSamples"] = 24_000;
        card["hopSamples"] = 12_000;
        card["edges"] = "none";
        card["layout"] = "channel-samples";
        card["attribution"] = "By somebody";
        card["standardisation"] = new JsonObject { ["use"] = "fit-to-library" };
        card["frontEnd"] = new JsonObject { ["name"] = "waveform", ["parameters"] = new JsonObject { ["normalise"] = "mean-variance" } };
    }

    private static void Damage(List<byte> bytes, int place, byte value, int kind)
    {
        switch (kind)
        {
            case 0:
                bytes[place] = value;
                break;
            case 1:
                bytes.Insert(place, value);
                break;
            case 2 when bytes.Count > 1:
                bytes.RemoveAt(place);
                break;
            default:
                bytes.InsertRange(place, Encoding.UTF8.GetBytes("1e999"));
                break;
        }
    }

    private void RefusesValue(string field, JsonNode value)
    {
        var folder = _packs.Add(change: card => Parent(card, field, out var name)[name] = value);

        var error = Should.Throw<PicksException>(() => ModelCardReader.Read(folder));
        error.Code.ShouldBe("model-card-field-wrong");
        error.Message.ShouldContain(field);
        error.Subject.ShouldBe(Path.Combine(folder, "model.json"));
    }

    private static JsonObject Parent(JsonObject card, string field, out string name)
    {
        var names = field.Split('.');
        name = names[^1];
        return names[..^1].Aggregate(card, (parent, child) => parent[child]!.AsObject());
    }
}
