using System.Security.Cryptography;
using System.Text.Json;

namespace PredictPicks.Selection.Tests.Features.Fingerprint;

/// <summary>WAV files beside what fpcalc prints for them, from the folder that is shared by checkouts.</summary>
internal sealed record FingerprintFixture(string WavPath, int PcmSamples, string PcmSha256, uint[] Items, string Compressed)
{
    public static TheoryData<string> Names => ["mono11025", "stereo44100", "mono48000"];

    /// <summary>Reads a fixture, or skips the test where the folder is missing.</summary>
    public static FingerprintFixture Load(string name)
    {
        var folder = Path.Combine(SharedFolder(), "fixtures", "chromaprint");
        var json = Path.Combine(folder, name + ".json");
        Assert.SkipUnless(File.Exists(json), $"The fixture {name} is missing: set PREDICTPICKS_SHARED to the folder that holds fixtures/chromaprint.");
        using var document = JsonDocument.Parse(File.ReadAllText(json));
        var pcm = document.RootElement.GetProperty("pcm11025");
        var fpcalc = document.RootElement.GetProperty("fpcalc");
        return new FingerprintFixture(
            Path.Combine(folder, name + ".wav"),
            pcm.GetProperty("samples").GetInt32(),
            pcm.GetProperty("sha256").GetString()!,
            [.. fpcalc.GetProperty("items").EnumerateArray().Select(item => item.GetUInt32())],
            fpcalc.GetProperty("compressed").GetString()!);
    }

    public static string HashOf(ReadOnlySpan<byte> pcm) => Convert.ToHexStringLower(SHA256.HashData(pcm));

    private static string SharedFolder()
    {
        if (Environment.GetEnvironmentVariable("PREDICTPICKS_SHARED") is { Length: > 0 } named)
        {
            return named;
        }

        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Plugins.sln")))
        {
            folder = folder.Parent;
        }

        return Path.Combine(folder?.FullName ?? AppContext.BaseDirectory, "..", "shared");
    }
}
