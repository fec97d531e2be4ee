namespace PredictPicks.Selection.Store.Schema;

/// <summary>One step of the schema: a script that brings a store of the version before to <paramref name="Version"/>.</summary>
/// <param name="Version">From 1, without gaps.</param>
/// <param name="Script">
/// SQL. Foreign keys are not enforced while it runs, so that a table can be made anew, filled and switched; they are checked at the end.
/// </param>
internal sealed record Migration(int Version, string Script);
