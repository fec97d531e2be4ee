namespace PredictPicks.Selection.Features.Fingerprint;

/// <summary>Smooths chroma over five frames and scales each result to unit length.</summary>
internal sealed class ChromaSmoother
{
    /// <summary>Frames that one row looks at.</summary>
    public const int Frames = 5;

    /// <summary>Euclidean norm below which a row counts as silence and becomes zeros; noise of ±1 in 16 bits stays below it.</summary>
    private const double SilenceNorm = 0.01;

    /// <summary>From the oldest frame to the latest.</summary>
    private static readonly double[] Weights = [0.25, 0.75, 1, 0.75, 0.25];

    private readonly double[][] _frames = [.. Enumerable.Range(0, Frames).Select(_ => new double[ChromaBands.Count])];
    private readonly double[] _row = new double[ChromaBands.Count];
    private int _added;

    /// <summary>Adds a frame. From the fifth one on there is a row, centred on the third of the five.</summary>
    /// <param name="chroma">[<see cref="ChromaBands.Count"/>]</param>
    /// <param name="row">[<see cref="ChromaBands.Count"/>], valid until the next call; empty when there is none yet.</param>
    public bool TryAdd(ReadOnlySpan<double> chroma, out ReadOnlySpan<double> row)
    {
        chroma.CopyTo(_frames[_added++ % Frames]);
        if (_added < Frames)
        {
            row = default;
            return false;
        }

        Smooth();
        Normalise();
        row = _row;
        return true;
    }

    private void Smooth()
    {
        Array.Clear(_row);
        for (var age = 0; age < Frames; age++)
        {
            var frame = _frames[(_added + age) % Frames];
            for (var band = 0; band < _row.Length; band++)
            {
                _row[band] += Weights[age] * frame[band];
            }
        }
    }

    private void Normalise()
    {
        var squares = 0.0;
        foreach (var value in _row)
        {
            squares += value * value;
        }

        var norm = Math.Sqrt(squares);
        if (norm < SilenceNorm)
        {
            Array.Clear(_row);
            return;
        }

        for (var band = 0; band < _row.Length; band++)
        {
            _row[band] /= norm;
        }
    }
}
