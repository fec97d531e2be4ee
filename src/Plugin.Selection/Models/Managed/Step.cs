namespace PredictPicks.Selection.Models.Managed;

/// <summary>A piece of a planned network's work. Holds weights and sizes only, so several workspaces may run it at once.</summary>
internal abstract class Step
{
    public abstract void Run(Workspace workspace);
}
