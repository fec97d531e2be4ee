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
        var nodes = Needed(graph, output);
        for (var i = 0; i < nodes.Count; i++)
        {
            if (values.ContainsKey(nodes[i].Outputs[0]))
            {
                continue;
            }

            var arguments = Arguments(nodes[i], values, graph.Opset);
            if (SoleReader(nodes, i, output) is { Operator: "MaxPool" } pooling && string.Equals(nodes[i].Operator, "Conv", StringComparison.Ordinal)
                && RowMaxOperator.TryPlan(builder, arguments, convolved => new NodeArguments(pooling, [convolved], graph.Opset)) is { } maxima)
            {
                values[pooling.Outputs[0]] = maxima;
            }
            else
            {
                values[nodes[i].Outputs[0]] = OperatorTable.Find(nodes[i].Operator)(builder, arguments);
            }
        }

        return builder.Build(patch, Find(values, output));
    }

    private static NodeArguments Arguments(OnnxNode node, Dictionary<string, PlanValue> values, int opset) =>
        new(node, [.. node.Inputs.Select(name => name.Length == 0 ? null : Find(values, name))], opset);

    /// <summary>The node that alone reads what another makes.</summary>
    private static OnnxNode? SoleReader(List<OnnxNode> nodes, int index, string output)
    {
        var name = nodes[index].Outputs[0];
        var readers = nodes.Where(node => node.Inputs.Contains(name)).Take(2).ToArray();
        return readers.Length == 1 && !string.Equals(name, output, StringComparison.Ordinal) ? readers[0] : null;
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
