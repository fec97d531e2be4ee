namespace PredictPicks.Abstractions;

/// <summary>How loud a song is, measured on its 16 kHz mono stream (the mean of the channels, one channel to BS.1770).</summary>
/// <param name="IntegratedLufs">Gated integrated loudness of ITU-R BS.1770-4, LUFS; above −70.</param>
/// <param name="PeakDbfs">Largest sample magnitude, dB relative to full scale; decoded lossy music may exceed 0.</param>
/// <param name="RangeLu">Loudness range (LRA) of EBU Tech 3342, LU; null where the song is too short for it.</param>
public sealed record SongLoudness(double IntegratedLufs, double PeakDbfs, double? RangeLu);
