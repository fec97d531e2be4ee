using System.Runtime.InteropServices;

namespace PredictPicks.Selection.Features.Fingerprint;

/// <summary>
/// Looks candidates up in a <see cref="FingerprintIndex"/>. Holds the scratch of one search after another: one instance a thread, nothing is
/// allocated in the steady state.
/// </summary>
internal sealed class FingerprintSearch(FingerprintIndex index)
{
    /// <summary>
    /// About so many of a candidate's items are looked up, chosen by the hash of their values and so spread over all of the song;
    /// a song with fewer items is looked up whole.
    /// </summary>
    private const int SampledItems = 192;

    /// <summary>
    /// Distinct sampled items that a pick must share with the candidate to be compared bit by bit. Measured: 0.04 % of the pairs of different songs pass;
    /// of 722 altered files (codecs down to 48 kbit/s, silence in front, cuts, fades, equaliser, noise, compressor, speed) whose bit error rate is that
    /// of the same recording, none is missed. With 128 looked up, two were.
    /// </summary>
    private const int MinSharedItems = 3;

    /// <summary>Above this bit error rate there is nothing to report: different songs reach down to it.</summary>
    private const double MaxBitErrorRate = 0.3;

    /// <summary>Below it an offset is right beyond doubt, above it all of them are tried: 0.1 ms, but only for the few picks that come so far.</summary>
    private const double SureBitErrorRate = 0.05;

    /// <summary>Offsets tried for one pick: repetitive music shares its items at several.</summary>
    private const int OffsetsTried = 3;

    private readonly int[] _shared = new int[index.PickCount];
    private readonly int[] _countedIn = new int[index.PostingCount];
    private readonly List<int> _touched = [];
    private readonly List<Hit> _hits = [];
    private int _searches;
    private bool _hasLikelyPick;

    /// <summary>Adds the picks that sound like <paramref name="candidate"/> to <paramref name="found"/>, at most one entry a pick, in no particular order.</summary>
    /// <param name="candidate">Its items.</param>
    /// <param name="found">Receives the number of the pick and how it agrees; the offset is that of the candidate over the pick.</param>
    public void Find(ReadOnlySpan<uint> candidate, ICollection<(int Pick, FingerprintMatch Match)> found)
    {
        ArgumentNullException.ThrowIfNull(found);
        var range = FingerprintComparer.SoundOf(candidate);
        var sound = candidate[range];
        CollectHits(sound);
        if (_hasLikelyPick)
        {
            DropHitsOfUnlikelyPicks();
            CompareHits(sound, range.Start.Value, found);
        }

        foreach (var pick in _touched)
        {
            _shared[pick] = 0;
        }

        _touched.Clear();
        _hits.Clear();
        _hasLikelyPick = false;
    }

    /// <summary>Every key counts once a pick, however often either side repeats it.</summary>
    private void CollectHits(ReadOnlySpan<uint> sound)
    {
        _searches++;
        var highestHash = sound.Length <= SampledItems ? uint.MaxValue : (uint)(((ulong)SampledItems << 32) / (ulong)sound.Length);
        for (var position = 0; position < sound.Length; position++)
        {
            var key = FingerprintIndex.KeyOf(sound[position]);
            if (FingerprintIndex.Hash(key) > highestHash)
            {
                continue;
            }

            var postings = index.Lookup(key, out var first);
            for (var i = 0; i < postings.Length; i++)
            {
                if (postings[i].Key == key && _countedIn[first + i] != _searches)
                {
                    _countedIn[first + i] = _searches;
                    AddHit(postings[i].Pick, position - postings[i].Position);
                }
            }
        }
    }

    private void AddHit(int pick, int offset)
    {
        var shared = ++_shared[pick];
        _hasLikelyPick |= shared == MinSharedItems;
        if (shared == 1)
        {
            _touched.Add(pick);
        }

        _hits.Add(new Hit(pick, offset));
    }

    private void DropHitsOfUnlikelyPicks()
    {
        var kept = 0;
        foreach (var hit in CollectionsMarshal.AsSpan(_hits))
        {
            if (_shared[hit.Pick] >= MinSharedItems)
            {
                _hits[kept++] = hit;
            }
        }

        CollectionsMarshal.SetCount(_hits, kept);
    }

    private void CompareHits(ReadOnlySpan<uint> sound, int leadingSilence, ICollection<(int Pick, FingerprintMatch Match)> found)
    {
        _hits.Sort(Order);
        var hits = CollectionsMarshal.AsSpan(_hits);
        while (hits.Length > 0)
        {
            var pick = hits[0].Pick;
            var ofPick = hits[.._shared[pick]];
            hits = hits[ofPick.Length..];
            var pickSound = index.Sound(pick);
            if (BestMatch(sound, pickSound, ofPick) is { BitErrorRate: < MaxBitErrorRate } match)
            {
                // Items that repeat with the bars may vote for an offset that is bars away from the right one.
                match = match.BitErrorRate < SureBitErrorRate ? match : FingerprintComparer.Compare(sound, pickSound) ?? match;
                found.Add((pick, match with { OffsetItems = match.OffsetItems + leadingSilence - pickSound.Offset }));
            }
        }
    }

    private static FingerprintMatch? BestMatch(ReadOnlySpan<uint> sound, ReadOnlySpan<uint> pickSound, ReadOnlySpan<Hit> hits)
    {
        Span<(int Votes, int Offset)> tried = stackalloc (int, int)[OffsetsTried];
        CountVotes(hits, tried);
        FingerprintMatch? best = null;
        foreach (var (votes, offset) in tried)
        {
            // A file that does not start on the other one's hop has its items between two of the other one's.
            for (var near = offset - 1; votes > 0 && near <= offset + 1; near++)
            {
                if (FingerprintComparer.CompareAt(sound, pickSound, near) is { } match && (best is null || match.BitErrorRate < best.Value.BitErrorRate))
                {
                    best = match;
                }
            }
        }

        return best;
    }

    /// <summary>The offsets that most hits agree on, most votes first.</summary>
    private static void CountVotes(ReadOnlySpan<Hit> hits, Span<(int Votes, int Offset)> top)
    {
        top.Clear();
        for (int start = 0, end; start < hits.Length; start = end)
        {
            for (end = start + 1; end < hits.Length && hits[end].Offset == hits[start].Offset; end++)
            {
            }

            var (votes, offset) = (end - start, hits[start].Offset);
            for (var place = 0; place < top.Length; place++)
            {
                if (votes > top[place].Votes)
                {
                    (top[place], (votes, offset)) = ((votes, offset), top[place]);
                }
            }
        }
    }

    private static int Order(Hit x, Hit y) => x.Pick != y.Pick ? x.Pick.CompareTo(y.Pick) : x.Offset.CompareTo(y.Offset);

    /// <summary>An item that pick and candidate share, and the offset at which it lies over itself.</summary>
    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Hit(int Pick, int Offset);
}
