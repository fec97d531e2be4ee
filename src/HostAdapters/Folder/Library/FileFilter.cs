namespace PredictPicks.HostAdapters.Folder.Library;

/// <summary>Chooses files: by their names where these tell, by their contents where they do not.</summary>
/// <param name="ByName">Whether a file of this name is wanted; null when only its content can tell.</param>
/// <param name="ByContent">Whether a file whose name does not tell is wanted, by path and length in bytes. Opens it.</param>
internal sealed record FileFilter(NameTest ByName, Func<string, long, bool> ByContent);

/// <summary>See <see cref="FileFilter.ByName"/>.</summary>
internal delegate bool? NameTest(ReadOnlySpan<char> name);
