namespace PredictPicks.Selection.Models.Managed;

/// <summary>Plans a network for one patch: which steps in which order, in which memory.</summary>
internal static class NetworkPlanner
{
    /// <summary>Plans what <paramref name="output"/> needs; nodes that only other outputs need are left out.</summary>
    /// <param name="graph">The network.</param>
    /// <param name="input">Name of the input that the patch goes to; any other input must have a constant.</param>
    /// <param name="inputShape">Its dimensions, with 1 for the number of patches.</param>
    /// <param name="output">Name of the wanted output.</param>
    /// <param name="correlator">The kernel.</param>
    /// <exception cref="OperatorMissingException">It needs an operator that the executor lacks.</exception>
    /// <exception cref="InvalidDataException">It contradicts itself.</exception>
    public static NetworkPlan Plan(OnnxGraph graph, string input, int[] inputShape, string output, Correlator correlator)
    {
        var builder = new PlanBuilder(correlator);
        var patch = builder.Input(inputShape);
        var values = graph.Constants.ToDictionary(
            constant => constant.Key, constant => LayoutOperators.ValueOf(builder, constant.Value), StringComparer.Ordinal);
        values[input] = patch;
        foreach (var node in Needed(graph, output))
        {
            var inputs = node.Inputs.Select(name => name.Length == 0 ? null : Find(values, name)).ToArray();
            values[node.Outputs[0]] = OperatorTable.Find(node.Operator)(builder, new NodeArguments(node, inputs, graph.Opset));
        }

        return builder.Build(patch, Find(values, output));
    }

    private static PlanValue Find(Dictionary<string, PlanValue> values, string name) =>
        values.TryGetValue(name, out var value) ? value : throw new InvalidDataException($"nothing makes its value {name}");

    private static List<OnnxNode> Needed(OnnxGraph graph, string output)
    {
        var wanted = new HashSet<string>([output], StringComparer.Ordinal);
        var nodes = new List<OnnxNode>();
        foreach (var node in graph.Nodes.Reverse().Where(node => node.Outputs.Any(wanted.Contains)))
        {
            if (!wanted.Contains(node.Outputs[0]))
            {
                throw new OperatorMissingException($"{node.Operator} (with several outputs)");
            }

            wanted.UnionWith(node.Inputs);
            nodes.Add(node);
        }

        nodes.Reverse();
        return nodes;
    }
}
