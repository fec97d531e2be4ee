namespace PredictPicks.Abstractions;

/// <summary>
/// What an <see cref="IHostPlayer"/> also implements when its user can start a command from within the player while the program waits in the background.
/// </summary>
public interface ICommandTrigger
{
    /// <summary>Where and how the user asks, in one sentence.</summary>
    UserText Invitation(string commandId);

    /// <summary>Waits until the user asks for something. Calls follow one another, also while a command is carried out; a player that goes away is waited for.</summary>
    /// <param name="commandId">The command that is offered.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="PicksException">The command cannot be offered: another program does already.</exception>
    /// <exception cref="OperationCanceledException">Cancelled.</exception>
    Task<TriggerRequest> WaitAsync(string commandId, CancellationToken cancellationToken);
}

/// <summary>What a user asks for.</summary>
public enum TriggerRequest
{
    /// <summary>To run the command.</summary>
    Run,

    /// <summary>To stop the run that is under way.</summary>
    Cancel,
}
