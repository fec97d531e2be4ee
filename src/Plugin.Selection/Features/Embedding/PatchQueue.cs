using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Features.Embedding;

/// <summary>
/// The patches of one song on their way through the network, in batches, to the mean of their vectors, weighted by patch RMS.
/// <list type="bullet">
/// <item>Patches below the silence threshold are not heard; they count in the mean RMS alone.</item>
/// <item>Patches that contain a sample or a spectrum that is no finite number are left out altogether, so one damaged spot costs
/// seconds, not the song.</item>
/// </list>
/// </summary>
internal sealed class PatchQueue(PatchLayout layout, PatchBatch batch)
{
    private readonly double[] _weights = new double[batch.Capacity];
    private readonly WeightedMean _mean = new(layout.Dimension);
    private int _queued;
    private int _heard;
    private int _measured;
    private int _damaged;
    private double _rmsSum;

    /// <summary>Where the next patch goes.</summary>
    public Span<float> Next => batch.Patches.Slice(_queued * layout.PatchLength, layout.PatchLength);

    /// <summary>Whether there was no patch at all.</summary>
    public bool IsEmpty => _measured + _damaged == 0;

    /// <summary>Begins another song.</summary>
    public void Restart()
    {
        _mean.Clear();
        (_queued, _heard, _measured, _damaged, _rmsSum) = (0, 0, 0, 0, 0);
    }

    /// <summary>The patch is not made of numbers: it is left out.</summary>
    public void SkipDamaged() => _damaged++;

    /// <summary>Counts a patch.</summary>
    /// <param name="rms">Its RMS.</param>
    /// <returns>Whether it is heard; then <see cref="Next"/> has to be filled, and <see cref="Enqueue"/> called.</returns>
    public bool Measure(double rms)
    {
        _measured++;
        _rmsSum += rms;
        return rms >= layout.SilenceRms;
    }

    /// <summary>Takes the patch in <see cref="Next"/>.</summary>
    /// <param name="weight">Its RMS.</param>
    public void Enqueue(double weight)
    {
        _weights[_queued] = weight;
        _queued++;
        _heard++;
        if (_queued == batch.Capacity)
        {
            RunBatch();
        }
    }

    /// <summary>Ends the song.</summary>
    public SongEmbedding Complete()
    {
        if (_queued > 0)
        {
            RunBatch();
        }

        if (_measured == 0)
        {
            return new SongEmbedding(null, null, EmbeddingTexts.Word("audio-not-finite", layout.PatchSeconds));
        }

        var rmsMean = _rmsSum / _measured;
        if (_heard == 0)
        {
            return new SongEmbedding(null, rmsMean, EmbeddingTexts.Word("audio-silent"));
        }

        return _mean.TryGet() is { } vector
            ? new SongEmbedding(vector, rmsMean, null)
            : new SongEmbedding(null, rmsMean, EmbeddingTexts.Word("embedding-not-finite"));
    }

    private void RunBatch()
    {
        batch.Run(_queued);
        for (var patch = 0; patch < _queued; patch++)
        {
            _mean.Add(batch.Vectors.Slice(patch * layout.Dimension, layout.Dimension), _weights[patch]);
        }

        _queued = 0;
    }
}
