namespace PredictPicks.Selection.Models.Managed;

/// <summary>Plans a node: adds its steps and gives its output.</summary>
internal delegate PlanValue OperatorPlanner(PlanBuilder builder, NodeArguments node);

/// <summary>The operators that the executor has.</summary>
internal static class OperatorTable
{
    private static readonly Dictionary<string, OperatorPlanner> Planners = new(StringComparer.Ordinal)
    {
        ["Add"] = (builder, node) => ElementOperators.Binary(builder, node, BinaryOperation.Add),
        ["BatchNormalization"] = ElementOperators.BatchNormalization,
        ["Clip"] = ElementOperators.Clip,
        ["Concat"] = LayoutOperators.Concat,
        ["Constant"] = LayoutOperators.Constant,
        ["Conv"] = ConvolutionOperators.Convolution,
        ["Div"] = (builder, node) => ElementOperators.Binary(builder, node, BinaryOperation.Divide),
        ["Dropout"] = (_, node) => node[0],
        ["Flatten"] = LayoutOperators.Flatten,
        ["Gather"] = LayoutOperators.Gather,
        ["Gemm"] = MatrixOperators.Gemm,
        ["GlobalAveragePool"] = (builder, node) => ReductionOperators.Global(builder, node, Reduction.Mean),
        ["GlobalMaxPool"] = (builder, node) => ReductionOperators.Global(builder, node, Reduction.Max),
        ["Identity"] = (_, node) => node[0],
        ["MatMul"] = MatrixOperators.MatMul,
        ["Max"] = (builder, node) => ElementOperators.Binary(builder, node, BinaryOperation.Max),
        ["MaxPool"] = ConvolutionOperators.MaxPool,
        ["Min"] = (builder, node) => ElementOperators.Binary(builder, node, BinaryOperation.Min),
        ["Mul"] = (builder, node) => ElementOperators.Binary(builder, node, BinaryOperation.Multiply),
        ["ReduceMax"] = (builder, node) => ReductionOperators.Reduce(builder, node, Reduction.Max),
        ["ReduceMean"] = (builder, node) => ReductionOperators.Reduce(builder, node, Reduction.Mean),
        ["Relu"] = (builder, node) => ElementOperators.Unary(builder, node, UnaryOperation.Relu),
        ["Reshape"] = LayoutOperators.Reshape,
        ["Sigmoid"] = (builder, node) => ElementOperators.Unary(builder, node, UnaryOperation.Sigmoid),
        ["Slice"] = LayoutOperators.Slice,
        ["Softmax"] = ReductionOperators.Softmax,
        ["Squeeze"] = LayoutOperators.Squeeze,
        ["Sub"] = (builder, node) => ElementOperators.Binary(builder, node, BinaryOperation.Subtract),
        ["Tanh"] = (builder, node) => ElementOperators.Unary(builder, node, UnaryOperation.Tanh),
        ["Transpose"] = LayoutOperators.Transpose,
        ["Unsqueeze"] = LayoutOperators.Unsqueeze,
    };

    /// <exception cref="OperatorMissingException">There is none of this name.</exception>
    public static OperatorPlanner Find(string name) =>
        Planners.TryGetValue(name, out var planner) ? planner : throw new OperatorMissingException(name);
}
