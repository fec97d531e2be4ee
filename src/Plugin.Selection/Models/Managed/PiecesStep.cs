using System.Runtime.InteropServices;

namespace PredictPicks.Selection.Models.Managed;

/// <summary>A stretch that is copied as it is.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Piece(int Block, int Start, int Length, int Target);

/// <summary>Puts a value together from stretches of others: concatenation, and picking along an axis.</summary>
internal sealed class PiecesStep : Step
{
    private readonly Piece[] _pieces;
    private readonly int _output;

    public PiecesStep(Piece[] pieces, int output)
    {
        _pieces = pieces;
        _output = output;
    }

    public override unsafe void Run(Workspace workspace)
    {
        foreach (var piece in _pieces)
        {
            var from = new ReadOnlySpan<float>(workspace[piece.Block] + piece.Start, piece.Length);
            from.CopyTo(new Span<float>(workspace[_output] + piece.Target, piece.Length));
        }
    }
}
