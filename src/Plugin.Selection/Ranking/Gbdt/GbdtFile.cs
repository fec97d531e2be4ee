using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using PredictPicks.Selection.Ranking.Scorers;
using PredictPicks.Selection.Ranking.Table;

namespace PredictPicks.Selection.Ranking.Gbdt;

/// <summary>The form of <c>selection_gbdt_v1.bin</c>, as docs/gbdt-file.md has it: little-endian, closed by a checksum. The same model gives the same bytes.</summary>
internal static class GbdtFile
{
    /// <summary>As in a store's folder of models.</summary>
    public const string Name = "selection_gbdt_v1.bin";

    /// <summary>More bytes are no model: 5 ensembles of 600 trees of 256 leaves take 25 MB.</summary>
    public const long MaxBytes = 64 << 20;

    private const ushort Version = 1;
    private const int NodeBytes = 14;

    private static ReadOnlySpan<byte> Magic => "PPGB"u8;

    public static byte[] Write(GbdtModel model)
    {
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true))
        {
            writer.Write(Magic);
            writer.Write(Version);
            writer.Write((ushort)RankingFeatures.Count);
            foreach (var feature in RankingFeatures.All)
            {
                writer.Write(feature.Name);
            }

            writer.Write((ushort)model.Ensembles.Count);
            foreach (var ensemble in model.Ensembles)
            {
                Write(writer, ensemble);
            }
        }

        return [.. stream.ToArray(), .. SHA256.HashData(stream.ToArray())];
    }

    /// <summary>The model; null when the bytes are none that this version wrote: cut short, changed, or of other columns.</summary>
    public static GbdtModel? Read(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length < SHA256.HashSizeInBytes || !SHA256.HashData(bytes[..^SHA256.HashSizeInBytes]).AsSpan().SequenceEqual(bytes[^SHA256.HashSizeInBytes..]))
        {
            return null;
        }

        try
        {
            using var reader = new BinaryReader(new MemoryStream(bytes[..^SHA256.HashSizeInBytes].ToArray()), Encoding.UTF8);
            return Read(reader);
        }
        catch (Exception exception) when (exception is EndOfStreamException or FormatException or InvalidDataException)
        {
            return null;
        }
    }

    private static void Write(BinaryWriter writer, TreeEnsemble ensemble)
    {
        writer.Write(ensemble.Roots.Length);
        writer.Write(ensemble.Nodes.Length);
        foreach (var root in ensemble.Roots)
        {
            writer.Write(root);
        }

        foreach (var node in ensemble.Nodes)
        {
            writer.Write((short)node.Feature);
            writer.Write(node.Right);
            writer.Write(node.Threshold);
            writer.Write(node.Value);
        }
    }

    private static GbdtModel? Read(BinaryReader reader)
    {
        if (!reader.ReadBytes(Magic.Length).AsSpan().SequenceEqual(Magic) || reader.ReadUInt16() != Version || reader.ReadUInt16() != RankingFeatures.Count)
        {
            return null;
        }

        var names = Enumerable.Range(0, RankingFeatures.Count).Select(_ => reader.ReadString()).ToList();
        if (!names.SequenceEqual(RankingFeatures.All.Select(feature => feature.Name)) || reader.ReadUInt16() != Folds.Count)
        {
            return null;
        }

        var ensembles = Enumerable.Range(0, Folds.Count).Select(_ => ReadEnsemble(reader)).ToList();
        return reader.BaseStream.Position == reader.BaseStream.Length ? new GbdtModel(ensembles) : null;
    }

    private static TreeEnsemble ReadEnsemble(BinaryReader reader)
    {
        var (roots, nodes) = (reader.ReadInt32(), reader.ReadInt32());
        var left = reader.BaseStream.Length - reader.BaseStream.Position;
        if (roots < 0 || nodes < 0 || ((long)roots * sizeof(int)) + ((long)nodes * NodeBytes) > left)
        {
            throw new InvalidDataException();
        }

        int[] starts = [.. Enumerable.Range(0, roots).Select(_ => reader.ReadInt32())];
        var ensemble = new TreeEnsemble([.. Enumerable.Range(0, nodes).Select(_ => ReadNode(reader))], starts);
        return IsSound(ensemble) ? ensemble : throw new InvalidDataException();
    }

    private static TreeNode ReadNode(BinaryReader reader)
    {
        Span<byte> bytes = stackalloc byte[NodeBytes];
        reader.BaseStream.ReadExactly(bytes);
        return new TreeNode(
            BinaryPrimitives.ReadInt16LittleEndian(bytes),
            BinaryPrimitives.ReadInt32LittleEndian(bytes[2..]),
            BinaryPrimitives.ReadSingleLittleEndian(bytes[6..]),
            BinaryPrimitives.ReadSingleLittleEndian(bytes[10..]));
    }

    /// <summary>Whether every path ends in a leaf and every value is a number: children lie behind their parents, and within the ensemble.</summary>
    private static bool IsSound(TreeEnsemble ensemble)
    {
        var nodes = ensemble.Nodes;
        for (var i = 0; i < nodes.Length; i++)
        {
            var isLeaf = nodes[i].Feature == TreeNode.Leaf;
            var isInner = nodes[i].Feature >= 0 && nodes[i].Feature < RankingFeatures.Count && nodes[i].Right > i + 1 && nodes[i].Right < nodes.Length;
            if (!(isLeaf || isInner) || !float.IsFinite(nodes[i].Value))
            {
                return false;
            }
        }

        return Array.TrueForAll(ensemble.Roots, root => root >= 0 && root < nodes.Length);
    }
}
