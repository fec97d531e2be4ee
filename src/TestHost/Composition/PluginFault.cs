using PredictPicks.Abstractions;

namespace PredictPicks.TestHost.Composition;

/// <summary>What is wrong with a plug-in, found while it was read, checked or loaded.</summary>
internal sealed class PluginFault(UserText text, Exception? inner = null) : PicksException(text, null, inner);

/// <summary>A plug-in that was left out.</summary>
/// <param name="Name">Its id, or its folder's name when the manifest could not be read.</param>
/// <param name="Folder">Where it lies.</param>
/// <param name="Text">What is wrong and what to do.</param>
/// <param name="Cause">For the log, or null.</param>
internal sealed record PluginProblem(string Name, string Folder, UserText Text, Exception? Cause);
