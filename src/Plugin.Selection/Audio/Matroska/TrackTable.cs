using System.Text;
using PredictPicks.Abstractions;

namespace PredictPicks.Selection.Audio.Matroska;

/// <summary>Compares the tracks that a Matroska stream announces with the streams that were asked for.</summary>
internal static class TrackTable
{
    /// <summary>Checks that track i + 1 carries <paramref name="wanted"/>[i], uncompressed mono, and that there is no other.</summary>
    /// <param name="tracks">Payload of the Tracks element.</param>
    /// <param name="wanted">What was asked for.</param>
    /// <exception cref="MalformedOutputException">Something else is announced.</exception>
    public static void Check(ReadOnlySpan<byte> tracks, IReadOnlyList<AnalysisStream> wanted)
    {
        var count = 0;
        while (!tracks.IsEmpty)
        {
            if (Ebml.NextElement(ref tracks, out var entry) != MatroskaIds.TrackEntry)
            {
                continue;
            }

            if (count == wanted.Count)
            {
                throw new MalformedOutputException("There are more tracks than were asked for.");
            }

            CheckEntry(entry, count + 1, wanted[count]);
            count++;
        }

        if (count != wanted.Count)
        {
            throw new MalformedOutputException($"There are {count} tracks instead of {wanted.Count}.");
        }
    }

    private static void CheckEntry(ReadOnlySpan<byte> entry, int expectedNumber, AnalysisStream wanted)
    {
        ulong number = 0;
        var codec = string.Empty;
        var audioMatches = false;
        while (!entry.IsEmpty)
        {
            switch (Ebml.NextElement(ref entry, out var payload))
            {
                case MatroskaIds.TrackNumber:
                    number = Ebml.ReadUnsigned(payload);
                    break;
                case MatroskaIds.CodecId:
                    codec = Encoding.ASCII.GetString(payload[..Math.Min(payload.Length, 64)]).TrimEnd('\0');
                    break;
                case MatroskaIds.Audio:
                    audioMatches = AudioMatches(payload, wanted);
                    break;
                case MatroskaIds.ContentEncodings:
                    throw new MalformedOutputException($"Track {expectedNumber} is compressed or encrypted.");
            }
        }

        var expectedCodec = wanted.Format == SampleFormat.Float32 ? "A_PCM/FLOAT/IEEE" : "A_PCM/INT/LIT";
        if (number != (ulong)expectedNumber || codec != expectedCodec || !audioMatches)
        {
            throw new MalformedOutputException($"Track {expectedNumber} is not the {wanted.SampleRateHz} Hz {wanted.Format} mono that was asked for.");
        }
    }

    private static bool AudioMatches(ReadOnlySpan<byte> audio, AnalysisStream wanted)
    {
        // Defaults of RFC 9559 for elements that are left out.
        var rate = 8000.0;
        ulong channels = 1;
        var bits = (ulong)wanted.BytesPerSample * 8;
        while (!audio.IsEmpty)
        {
            switch (Ebml.NextElement(ref audio, out var payload))
            {
                case MatroskaIds.SamplingFrequency:
                    rate = Ebml.ReadFloat(payload);
                    break;
                case MatroskaIds.Channels:
                    channels = Ebml.ReadUnsigned(payload);
                    break;
                case MatroskaIds.BitDepth:
                    bits = Ebml.ReadUnsigned(payload);
                    break;
            }
        }

        return rate == wanted.SampleRateHz && channels == 1 && bits == (ulong)wanted.BytesPerSample * 8;
    }
}
