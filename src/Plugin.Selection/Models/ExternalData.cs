using PredictPicks.Abstractions;
using PredictPicks.Selection.Models.Managed;

namespace PredictPicks.Selection.Models;

/// <summary>
/// Finds weights that an ONNX file keeps in other files. What is loaded is the bytes whose hash was checked, and nothing else: another file could
/// be any file of this machine.
/// </summary>
internal static class ExternalData
{
    private const int MaxDepth = 16;

    /// <exception cref="PicksException">There are such weights.</exception>
    public static void Refuse(string path, ReadOnlySpan<byte> model)
    {
        string? name;
        try
        {
            name = Find(model, 0, (7, Kind.Graph));
        }
        catch (InvalidDataException)
        {
            // Whoever loads it says what is wrong.
            return;
        }

        if (name is not null)
        {
            throw new PicksException(ModelsTexts.Word("model-external-data", path, name), path);
        }
    }

    private enum Kind
    {
        Graph,
        Node,
        Attribute,
        Tensor,
    }

    /// <summary>GraphProto holds nodes and tensors, NodeProto attributes, AttributeProto tensors and graphs.</summary>
    private static (int Field, Kind Kind)[] Parts(Kind kind) => kind switch
    {
        Kind.Graph => [(1, Kind.Node), (5, Kind.Tensor)],
        Kind.Node => [(5, Kind.Attribute)],
        _ => [(5, Kind.Tensor), (6, Kind.Graph), (10, Kind.Tensor), (11, Kind.Graph)],
    };

    private static string? Find(ReadOnlySpan<byte> message, int depth, params (int Field, Kind Kind)[] parts)
    {
        if (depth > MaxDepth)
        {
            return "…";
        }

        for (var reader = new WireReader(message); reader.TryNext();)
        {
            var field = reader.Field;
            var part = Array.FindIndex(parts, candidate => candidate.Field == field);
            if (part < 0)
            {
                reader.Skip();
                continue;
            }

            var inner = reader.ReadBytes();
            var found = parts[part].Kind == Kind.Tensor ? NameOfExternal(inner) : Find(inner, depth + 1, Parts(parts[part].Kind));
            if (found is not null)
            {
                return found;
            }
        }

        return null;
    }

    /// <summary>TensorProto: 8 is its name, 14 where its values lie: 1 for another file.</summary>
    private static string? NameOfExternal(ReadOnlySpan<byte> tensor)
    {
        var (name, isExternal) = (string.Empty, false);
        for (var reader = new WireReader(tensor); reader.TryNext();)
        {
            switch (reader.Field)
            {
                case 8:
                    name = reader.ReadText();
                    break;
                case 14:
                    isExternal |= reader.ReadInteger() != 0;
                    break;
                default:
                    reader.Skip();
                    break;
            }
        }

        return isExternal ? name : null;
    }
}
