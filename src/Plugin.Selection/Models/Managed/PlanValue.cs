namespace PredictPicks.Selection.Models.Managed;

/// <summary>A value of the network while it is planned, for one patch.</summary>
/// <param name="Shape">Its dimensions; the last runs fastest, without gaps.</param>
/// <param name="Block">Where it lies; −1 for integers, which exist at planning time only.</param>
/// <param name="Integers">The values of an integer constant.</param>
internal sealed record PlanValue(int[] Shape, int Block, long[]? Integers = null)
{
    public int Length => Shapes.Product(Shape);
}
