namespace PredictPicks.Selection.Audio;

/// <summary>The decoder's child wrote what it never would. Its own type, so that it cannot be taken for an exception of whoever receives the samples.</summary>
internal sealed class MalformedOutputException(string message) : Exception(message);
