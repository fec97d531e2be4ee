namespace PredictPicks.Abstractions;

/// <summary>What runs the network of an embedding model. The vectors of all agree to 10⁻⁴, so a stored one stays good whichever made it.</summary>
public enum InferenceEngine
{
    /// <summary>The faster one on this machine; where ONNX Runtime cannot be loaded, the one without native code.</summary>
    Automatic,

    /// <summary>ONNX Runtime.</summary>
    OnnxRuntime,

    /// <summary>The one without native code.</summary>
    Managed,
}
