using System.IO.Pipelines;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using PredictPicks.TestHost.Hosting;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace PredictPicks.TestHost.Worker;

/// <summary>The connection to the player's shim: JSON-RPC 2.0 with a header that counts the bytes of each message.</summary>
/// <remarks>The writer of its own hands bytes on when it is flushed: what counts as sent is in the pipe, even if the process ends the next moment.</remarks>
internal sealed class WorkerRpc(Stream input, Stream output, Session session)
    : JsonRpc(new HeaderDelimitedMessageHandler(PipeWriter.Create(output), PipeReader.Create(input), Formatter()))
{
    private readonly TaskCompletionSource _shutdownAnswered = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Done once the answer to <c>shutdown</c>, the only one without a result, is on its way.</summary>
    public Task ShutdownAnswered => _shutdownAnswered.Task;

    /// <summary>Sends what needs no answer, in the order of the calls. Once the player is gone there is nobody to tell.</summary>
    public async void Tell(string method, object parameters)
    {
        try
        {
            await NotifyWithParameterObjectAsync(method, parameters);
        }
        catch (Exception exception) when (exception is ConnectionLostException or ObjectDisposedException or IOException)
        {
            // The end of the connection is noticed where it is waited for.
        }
    }

    /// <summary>The one place where what a method threw turns into an answer: a sentence, never a stack trace.</summary>
    protected override JsonRpcError.ErrorDetail CreateErrorDetails(JsonRpcRequest request, Exception exception)
    {
        var error = exception switch
        {
            LocalRpcException known => known,
            JsonException wrong => WorkerErrors.InvalidParameters(wrong),
            _ => WorkerErrors.Failed(exception, session),
        };
        return new JsonRpcError.ErrorDetail { Code = (JsonRpcErrorCode)error.ErrorCode, Message = error.Message, Data = error.ErrorData };
    }

    /// <inheritdoc/>
    protected override void OnResponseSent(JsonRpcMessage response)
    {
        base.OnResponseSent(response);
        if (response is JsonRpcResult { Result: null })
        {
            _shutdownAnswered.TrySetResult();
        }
    }

    private static SystemTextJsonFormatter Formatter() => new()
    {
        JsonSerializerOptions = new JsonSerializerOptions(WorkerJson.Default.Options)
        {
            Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
            TypeInfoResolver = JsonTypeInfoResolver.Combine(WorkerJson.Default, new DefaultJsonTypeInfoResolver()),
        },
    };
}
