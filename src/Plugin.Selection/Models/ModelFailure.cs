using Microsoft.ML.OnnxRuntime;
using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Models;

/// <summary>Turns what libraries throw into sentences for users.</summary>
internal static class ModelFailure
{
    private const string LibraryMissing = "inference-library-missing";

    /// <summary>No folder holds a pack.</summary>
    public static PicksException NoModel(IPluginEnvironment environment) =>
        new(ModelsTexts.Word("model-none", string.Join(", ", environment.ModelFolders)));

    /// <summary>Whether <paramref name="exception"/> is one that ONNX Runtime throws for a graph or a native library that it cannot
    /// use.</summary>
    public static bool IsFromRuntime(Exception exception) =>
        exception is OnnxRuntimeException
            or DllNotFoundException or EntryPointNotFoundException or BadImageFormatException or TypeInitializationException;

    /// <summary>The graph in <paramref name="path"/> cannot be loaded or run, or the runtime itself is missing.</summary>
    public static PicksException FromRuntime(string path, Exception exception) =>
        exception is OnnxRuntimeException
            ? new PicksException(ModelsTexts.Word("model-not-loadable", path, FirstLine(exception.Message)), path, exception)
            : new PicksException(ModelsTexts.Word(LibraryMissing, path), path, exception);

    /// <summary>Whether the cause is that ONNX Runtime itself is missing, or of another version.</summary>
    public static bool IsLibraryMissing(PicksException exception) => string.Equals(exception.Code, LibraryMissing, StringComparison.Ordinal);

    private static string FirstLine(string message)
    {
        var end = message.AsSpan().IndexOfAny('\r', '\n');
        return end < 0 ? message : message[..end];
    }
}
