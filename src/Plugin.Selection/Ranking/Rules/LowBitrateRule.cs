namespace PredictPicks.Selection.Ranking.Rules;

/// <summary>Counts against recordings of low bit rate: previews, voice memos, old downloads.</summary>
internal sealed class LowBitrateRule : IScoreRule
{
    public const double Most = 0.01;

    /// <summary>From here on down it counts. MP3 is audibly worse below; modern codecs at lower rates lose little, and so does the score.</summary>
    public const int LowKbps = 96;

    /// <summary>Here it counts in full: the lowest rate at which music is commonly offered.</summary>
    public const int LowestKbps = 32;

    public string Name => "low-bitrate";

    public double Limit => Most;

    public double Contribution(in SongView song) => song.Song.Tags.BitrateKbps is > 0 and < LowKbps and var kbps
        ? -Most * Math.Min(1, (double)(LowKbps - kbps) / (LowKbps - LowestKbps))
        : 0;

    public RuleReason? Explain(in SongView song) => null;
}
