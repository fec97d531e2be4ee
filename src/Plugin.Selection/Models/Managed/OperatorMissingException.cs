namespace PredictPicks.Selection.Models.Managed;

/// <summary>A network uses an operator, or a variant of one, that the executor lacks.</summary>
internal sealed class OperatorMissingException(string name) : Exception($"The operator {name} is not there.")
{
    /// <summary>The operator's name in ONNX, with what is special about its use.</summary>
    public string Name { get; } = name;
}
