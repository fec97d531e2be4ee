namespace PredictPicks.Selection.Audio.Matroska;

/// <summary>Element ids of Matroska (RFC 9559) that matter here.</summary>
internal static class MatroskaIds
{
    public const uint Ebml = 0x1A45DFA3;
    public const uint DocType = 0x4282;
    public const uint Void = 0xEC;
    public const uint Crc32 = 0xBF;
    public const uint Segment = 0x18538067;

    public const uint SeekHead = 0x114D9B74;
    public const uint Info = 0x1549A966;
    public const uint Tracks = 0x1654AE6B;
    public const uint Cluster = 0x1F43B675;
    public const uint Cues = 0x1C53BB6B;
    public const uint Chapters = 0x1043A770;
    public const uint Attachments = 0x1941A469;
    public const uint Tags = 0x1254C367;

    public const uint TrackEntry = 0xAE;
    public const uint TrackNumber = 0xD7;
    public const uint CodecId = 0x86;
    public const uint Audio = 0xE1;
    public const uint SamplingFrequency = 0xB5;
    public const uint Channels = 0x9F;
    public const uint BitDepth = 0x6264;
    public const uint ContentEncodings = 0x6D80;

    public const uint SimpleBlock = 0xA3;
    public const uint BlockGroup = 0xA0;
    public const uint Block = 0xA1;

    /// <summary>Whether an element lives directly under the segment; such a one ends a cluster of unknown size.</summary>
    public static bool IsSegmentChild(uint id) => id is SeekHead or Info or Tracks or Cluster or Cues or Chapters or Attachments or Tags;
}
