using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PredictPicks.Abstractions;

namespace PredictPicks.HostAdapters.Remote;

/// <summary>Calls of the player with typed parameters and results.</summary>
internal sealed class RemoteCalls(IHostShim shim)
{
    /// <exception cref="PicksException">The player refused, is gone, or gave an answer of another shape.</exception>
    public async Task<TResult> AskAsync<TParameters, TResult>(
        string method, TParameters parameters, JsonTypeInfo<TParameters> sent, JsonTypeInfo<TResult> answered, CancellationToken cancellationToken)
        where TResult : class
    {
        cancellationToken.ThrowIfCancellationRequested();
        var answer = await shim.CallAsync(method, JsonSerializer.Serialize(parameters, sent), cancellationToken);
        try
        {
            return JsonSerializer.Deserialize(answer, answered) ?? throw Invalid("null");
        }
        catch (JsonException exception)
        {
            throw Invalid(exception.Message, exception);
        }

        PicksException Invalid(string why, Exception? inner = null) => new(RemoteTexts.Word("answer-invalid", shim.HostName, method, why), method, inner);
    }
}
