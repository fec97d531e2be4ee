using System.Text.Json;
using PredictPicks.Abstractions;
using StreamJsonRpc;

namespace PredictPicks.TestHost.Worker;

/// <inheritdoc/>
internal sealed class RpcShim(WorkerRpc rpc, string hostName) : IHostShim
{
    /// <inheritdoc/>
    public string HostName => hostName;

    /// <inheritdoc/>
    public async Task<string> CallAsync(string method, string parametersJson, CancellationToken cancellationToken)
    {
        var parameters = JsonSerializer.Deserialize(parametersJson, WorkerJson.Default.DictionaryStringJsonElement)!
            .ToDictionary(parameter => parameter.Key, parameter => (object?)parameter.Value, StringComparer.Ordinal);
        try
        {
            // A cancelled call is over here at once, whatever the player does with the news.
            var answer = await rpc.InvokeWithParameterObjectAsync<JsonElement>(method, parameters, argumentDeclaredTypes: null, cancellationToken).WaitAsync(cancellationToken);
            return answer.ValueKind == JsonValueKind.Undefined ? "null" : answer.GetRawText();
        }
        catch (RemoteMethodNotFoundException exception)
        {
            throw new PicksException(TestHostTexts.Word("host-lacks-method", hostName, method), null, exception);
        }
        catch (RemoteInvocationException exception)
        {
            throw new PicksException(new UserText(CodeOf(exception) ?? "host-refused", [], Sentence(exception.Message, method)), null, exception);
        }
        catch (Exception exception) when (exception is ConnectionLostException or ObjectDisposedException or JsonException)
        {
            throw new PicksException(TestHostTexts.Word("host-gone", hostName, method), null, exception);
        }
    }

    private string Sentence(string said, string method) => string.IsNullOrWhiteSpace(said) ? TestHostTexts.Word("host-refused", hostName, method).Text : said;

    private static string? CodeOf(RemoteInvocationException exception) =>
        exception.ErrorData is JsonElement { ValueKind: JsonValueKind.Object } data
        && data.TryGetProperty("code", out var code) && code.ValueKind == JsonValueKind.String
            ? code.GetString()
            : null;
}
