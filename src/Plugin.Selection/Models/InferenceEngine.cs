namespace PredictPicks.Selection.Models;

/// <summary>What runs a network.</summary>
internal enum InferenceEngine
{
    /// <summary>The faster one on this machine; where ONNX Runtime cannot be loaded, the one without native code.</summary>
    Automatic,

    /// <summary>ONNX Runtime.</summary>
    OnnxRuntime,

    /// <summary>The one without native code.</summary>
    Managed,
}
