using System.Numerics;
using System.Runtime.InteropServices;

namespace PredictPicks.Selection.Features.Fingerprint;

/// <summary>
/// An inverted index from item values to picks: it finds the picks that may hold a candidate's recording without comparing it with each of them.
/// Two files of one recording share dozens of items, two songs hardly any. Immutable; <see cref="FingerprintSearch"/> asks it.
/// </summary>
internal sealed class FingerprintIndex
{
    /// <summary>Items are looked up by their upper 28 bits, as in AcoustID's server: without the last two filters.</summary>
    private const int IgnoredBits = 4;

    private readonly ArraySegment<uint>[] _sounds;
    private readonly int[] _bucketStarts;
    private readonly int _bucketShift;
    private readonly Posting[] _postings;

    /// <summary>Indexes the picks' fingerprints. A pick without one (null) is never found, nor is one too short to be compared.</summary>
    public FingerprintIndex(IReadOnlyList<uint[]?> picks)
    {
        ArgumentNullException.ThrowIfNull(picks);
        _sounds = [.. picks.Select(SoundOf)];
        var postings = CollectPostings(_sounds);

        // About one posting in two buckets: most look-ups end at an empty one.
        var bits = BitOperations.Log2(BitOperations.RoundUpToPowerOf2((uint)postings.Count + 1)) + 1;
        _bucketShift = 32 - bits;
        _bucketStarts = new int[(1 << bits) + 1];
        _postings = new Posting[postings.Count];
        SortIntoBuckets(postings);
    }

    /// <summary>Picks, those without a fingerprint included.</summary>
    public int PickCount => _sounds.Length;

    /// <summary>Postings of all picks.</summary>
    public int PostingCount => _postings.Length;

    /// <summary>A pick's items without leading and trailing silence; the segment's offset is the length of the leading one.</summary>
    public ArraySegment<uint> Sound(int pick) => _sounds[pick];

    /// <summary>The value that an item is looked up by.</summary>
    public static uint KeyOf(uint item) => item >> IgnoredBits;

    /// <summary>The postings that may have the key, and others: look at <see cref="Posting.Key"/>.</summary>
    /// <param name="key">Of the item.</param>
    /// <param name="first">Number of the first posting among all of them.</param>
    public ReadOnlySpan<Posting> Lookup(uint key, out int first)
    {
        var bucket = Bucket(key);
        first = _bucketStarts[bucket];
        return _postings.AsSpan(first, _bucketStarts[bucket + 1] - first);
    }

    private static ArraySegment<uint> SoundOf(uint[]? items)
    {
        var sound = new ArraySegment<uint>(items ?? [])[FingerprintComparer.SoundOf(items)];
        return sound.Count < FingerprintComparer.MinOverlapItems ? [] : sound;
    }

    /// <summary>Each distinct key of each pick with its first position; silence tells nothing and is left out.</summary>
    private static List<Posting> CollectPostings(ArraySegment<uint>[] sounds)
    {
        var postings = new List<Posting>(sounds.Sum(sound => sound.Count));
        var seen = new HashSet<uint>();
        for (var pick = 0; pick < sounds.Length; pick++)
        {
            seen.Clear();
            for (var position = 0; position < sounds[pick].Count; position++)
            {
                var key = KeyOf(sounds[pick][position]);
                if (key != KeyOf(Chromaprint.SilenceItem) && seen.Add(key))
                {
                    postings.Add(new Posting(key, pick, position));
                }
            }
        }

        return postings;
    }

    /// <summary>Counting sort: <see cref="_bucketStarts"/> first counts, then points at each bucket's end, and in the end at its start.</summary>
    private void SortIntoBuckets(List<Posting> postings)
    {
        foreach (var posting in postings)
        {
            _bucketStarts[Bucket(posting.Key)]++;
        }

        for (var bucket = 1; bucket < _bucketStarts.Length; bucket++)
        {
            _bucketStarts[bucket] += _bucketStarts[bucket - 1];
        }

        for (var i = postings.Count - 1; i >= 0; i--)
        {
            _postings[--_bucketStarts[Bucket(postings[i].Key)]] = postings[i];
        }
    }

    /// <summary>Multiplicative hashing by 2³² over the golden ratio (D. Knuth, "The Art of Computer Programming" 3, §6.4).</summary>
    public static uint Hash(uint key) => key * 0x9E3779B1;

    private int Bucket(uint key) => (int)(Hash(key) >> _bucketShift);

    /// <summary>Where a key comes first in a pick.</summary>
    /// <param name="Key">See <see cref="KeyOf"/>.</param>
    /// <param name="Pick">Number of the pick.</param>
    /// <param name="Position">Item within the pick's sound.</param>
    [StructLayout(LayoutKind.Auto)]
    public readonly record struct Posting(uint Key, int Pick, int Position);
}
