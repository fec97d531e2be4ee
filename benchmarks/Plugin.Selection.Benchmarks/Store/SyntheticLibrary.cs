using PredictPicks.Selection.Store;

namespace PredictPicks.Selection.Benchmarks.Store;

/// <summary>A folder of empty files and a store that knows a made-up song for each: what <c>benchmarks/predict-large.sh</c> predicts over.</summary>
internal static class SyntheticLibrary
{
    private const int SongsPerFolder = 1000;
    private const int Seed = 1;

    /// <summary>Makes <paramref name="songs"/> songs, and a list of the first <paramref name="picks"/> of them.</summary>
    public static void Make(string library, string storeFolder, string list, int songs, int picks)
    {
        var random = new Random(Seed);
        using var store = FeatureStore.Open(storeFolder, () => DateTimeOffset.UnixEpoch);
        using var pickList = new StreamWriter(list);
        for (var first = 0; first < songs; first += SongsPerFolder)
        {
            var folder = Directory.CreateDirectory(Path.Combine(library, $"{first / SongsPerFolder:0000}")).FullName;
            var batch = new List<StoreChange>();
            for (var number = first; number < Math.Min(songs, first + SongsPerFolder); number++)
            {
                var path = Path.Combine(folder, $"{number:000000}.mp3");
                File.Create(path).Dispose();
                batch.Add(SyntheticStore.Song(number, random) with { File = new FileStamp(path, 0, File.GetLastWriteTimeUtc(path).Ticks) });
                if (number < picks)
                {
                    pickList.WriteLine(path);
                }
            }

            store.Write(batch);
        }
    }
}
