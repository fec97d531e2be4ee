namespace PredictPicks.Abstractions;

/// <summary>
/// A sentence that a user reads: a stable kind for programs, its arguments, and the wording in the user's language.
/// Whoever creates it words it from its own resources (<see cref="TextCatalog"/>).
/// </summary>
/// <param name="Kind">Stable name, kebab-case, such as <c>no-picks</c>.</param>
/// <param name="Arguments">What the sentence is about, in the order in which the wording numbers them.</param>
/// <param name="Text">The sentence, worded.</param>
public sealed record UserText(string Kind, IReadOnlyList<object> Arguments, string Text)
{
    /// <inheritdoc/>
    public override string ToString() => Text;
}
