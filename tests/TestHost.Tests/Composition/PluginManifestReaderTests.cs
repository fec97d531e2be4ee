using CsCheck;
using PredictPicks.TestHost.Composition;
using PredictPicks.TestHost.Tests.Support;

namespace PredictPicks.TestHost.Tests.Composition;

public sealed class PluginManifestReaderTests
{
    [Fact]
    public void Read_SealedManifest_GivesBackWhatWasSealed()
    {
        using var root = new TemporaryFolder();
        var folder = FakePlugins.Install(root.Path, "good");

        var manifest = PluginManifestReader.Read(folder);

        manifest.Id.ShouldBe("good");
        manifest.Version.ShouldBe("1.2.3");
        manifest.Files.Select(file => file.Path).ShouldBe(["FakePlugin.Good.dll", "FakePlugin.GoodLibrary.dll"]);
        manifest.Files.ShouldAllBe(file => file.Size == new FileInfo(Path.Combine(folder, file.Path)).Length);
    }

    [Theory]
    [InlineData("/etc/passwd")]
    [InlineData("..")]
    [InlineData("a/../../b")]
    [InlineData("a//b")]
    [InlineData("C:/b")]
    [InlineData("a\\b")]
    [InlineData("a\nb")]
    [InlineData("")]
    public void Read_FileThatIsNotInTheFolder_IsRefused(string path)
    {
        using var root = new TemporaryFolder();
        var folder = FakePlugins.Install(root.Path, "good");
        FakePlugins.EditManifest(folder, json => json["files"]![0]!["path"] = path);

        Should.Throw<PluginFault>(() => PluginManifestReader.Read(folder)).Code.ShouldBe("plugin-manifest-invalid");
    }

    [Fact]
    public void Read_HugeFile_IsRefusedUnread()
    {
        using var root = new TemporaryFolder();
        using (var file = File.Create(Path.Combine(root.Path, PluginManifest.FileName)))
        {
            file.SetLength(1L << 32);
        }

        Should.Throw<PluginFault>(() => PluginManifestReader.Read(root.Path)).Code.ShouldBe("plugin-manifest-invalid");
    }

    [Fact]
    public void Read_AnyText_IsAManifestOrAPluginFault()
    {
        using var root = new TemporaryFolder();
        var folder = FakePlugins.Install(root.Path, "good");
        var path = Path.Combine(folder, PluginManifest.FileName);
        var valid = File.ReadAllText(path);
        var mutations = Gen.Select(Gen.Int[0, valid.Length - 1], Gen.Int[0, 40], Gen.String, (at, length, inserted) =>
            valid[..at] + inserted + valid[Math.Min(valid.Length, at + length)..]);

        mutations.Sample(
            text =>
            {
                File.WriteAllText(path, text);
                try
                {
                    return PluginManifestReader.Read(folder) is not null;
                }
                catch (PluginFault)
                {
                    return true;
                }
            },
            iter: 2_000,
            threads: 1);
    }
}
