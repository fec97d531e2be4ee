using System.Formats.Tar;
using System.IO.Compression;
using PredictPicks.EndToEnd;

namespace PredictPicks.Packages;

/// <summary>A package as <c>./package.sh</c> left it.</summary>
internal static class Package
{
    /// <summary>Unpacks the package whose name ends so.</summary>
    public static void Unpack(string ending, string folder)
    {
        var packages = Path.Combine(PicksProgram.RepositoryRoot, "artifacts", "packages");
        var file = Directory.Exists(packages) ? Directory.GetFiles(packages, "predict-picks-*-" + ending).FirstOrDefault() : null;
        Assert.SkipWhen(file is null, $"There is no package {ending} in {packages}: run ./package.sh first.");
        Directory.CreateDirectory(folder);
        if (file.EndsWith(".zip", StringComparison.Ordinal))
        {
            ZipFile.ExtractToDirectory(file, folder);
        }
        else
        {
            using var stream = new GZipStream(File.OpenRead(file), CompressionMode.Decompress);
            TarFile.ExtractToDirectory(stream, folder, overwriteFiles: false);
        }
    }
}
