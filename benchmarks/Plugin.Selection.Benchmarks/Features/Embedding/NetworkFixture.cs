using PredictPicks.Abstractions;
using PredictPicks.Selection.Models;

namespace PredictPicks.Selection.Benchmarks.Features.Embedding;

/// <summary>The bundled pack, and what loads its network.</summary>
internal static class NetworkFixture
{
    public static NetworkLoader Loader(InferenceEngine engine = InferenceEngine.Automatic) => new(engine, new Silence());

    public static string ModelFolder()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "models", ModelPackSource.BundledId);
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        throw new DirectoryNotFoundException("The folder models was not found above the benchmarks.");
    }

    private sealed class Silence : IPluginLog
    {
        public void Write(LogSeverity severity, string message, Exception? exception = null)
        {
            // Nobody reads it.
        }
    }
}
