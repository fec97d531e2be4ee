namespace PredictPicks.Abstractions;

/// <summary>
/// The other end of the pipe: a player that cannot load this process's code and answers calls instead (<c>docs/worker.md</c>). The program exports it to the
/// parts while it has such a player; a part that can do without imports it with <c>AllowDefault</c>.
/// </summary>
public interface IHostShim
{
    /// <summary>The player's short name, also the name of its feature store.</summary>
    string HostName { get; }

    /// <summary>Asks the player and awaits its answer.</summary>
    /// <param name="method">Such as <c>host/songs</c>.</param>
    /// <param name="parametersJson">A JSON object.</param>
    /// <param name="cancellationToken">Gives up the answer; the player is told.</param>
    /// <returns>The result as JSON.</returns>
    /// <exception cref="PicksException">The player answered with an error, whose sentence this has, or it is gone.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    Task<string> CallAsync(string method, string parametersJson, CancellationToken cancellationToken);
}
