namespace PredictPicks.Accuracy.Songs;

/// <summary>Reads the tempo of MIDI files.</summary>
internal static class MidiTempo
{
    /// <summary>The tempo of a file whose set-tempo events are all within 1 %, in quarter notes a minute; null for others.</summary>
    public static double? Steady(string path)
    {
        var data = File.ReadAllBytes(path);
        var tempi = new List<double>();
        for (var at = 14; at + 8 <= data.Length;)
        {
            var length = Number(data, at + 4, 4);
            ReadTrack(data.AsSpan(at + 8, Math.Min(length, data.Length - at - 8)), tempi);
            at += 8 + length;
        }

        return tempi.Count > 0 && tempi.Max() < tempi.Min() * 1.01 ? tempi[0] : null;
    }

    private static void ReadTrack(ReadOnlySpan<byte> track, List<double> tempi)
    {
        var at = 0;
        byte status = 0;
        while (at < track.Length)
        {
            Variable(track, ref at);
            if (at < track.Length && track[at] >= 0x80)
            {
                status = track[at++];
            }

            if (status == 0xFF)
            {
                var type = track[at++];
                var length = Variable(track, ref at);
                if (type == 0x51)
                {
                    tempi.Add(60_000_000.0 / Number(track, at, 3));
                }

                at += length;
            }
            else if (status is 0xF0 or 0xF7)
            {
                at += Variable(track, ref at);
            }
            else
            {
                at += status >> 4 is 0xC or 0xD ? 1 : 2;
            }
        }
    }

    private static int Variable(ReadOnlySpan<byte> data, ref int at)
    {
        var value = 0;
        while (at < data.Length)
        {
            var next = data[at++];
            value = (value << 7) | (next & 127);
            if (next < 128)
            {
                break;
            }
        }

        return value;
    }

    private static int Number(ReadOnlySpan<byte> data, int at, int bytes)
    {
        var value = 0;
        for (var i = 0; i < bytes; i++)
        {
            value = (value << 8) | data[at + i];
        }

        return value;
    }
}
