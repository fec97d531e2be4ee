using System.Text.Json;
using Microsoft.Extensions.Logging;
using PredictPicks.Abstractions;
using PredictPicks.TestHost.CommandLine;
using PredictPicks.TestHost.Hosting;
using StreamJsonRpc;
using StreamJsonRpc.Protocol;

namespace PredictPicks.TestHost.Worker;

/// <summary>Errors as the player gets them; <c>docs/worker.md</c> has the table.</summary>
internal static class WorkerErrors
{
    private const int FailedCode = 1;
    private const int BusyCode = 2;
    private const int NotInitialisedCode = 3;
    private const int DefectCode = 4;

    public static LocalRpcException Cancelled() => new(TestHostTexts.Word("cancelled").Text) { ErrorCode = (int)JsonRpcErrorCode.RequestCanceled };

    public static LocalRpcException Busy(string job) => Of(BusyCode, TestHostTexts.Word("worker-busy", job));

    public static LocalRpcException NotInitialised() => Of(NotInitialisedCode, TestHostTexts.Word("worker-not-initialised"));

    public static LocalRpcException WrongProtocol(int asked, int spoken) => Of(NotInitialisedCode, TestHostTexts.Word("worker-protocol", asked, spoken));

    public static LocalRpcException InvalidParameter(string name) => Of((int)JsonRpcErrorCode.InvalidParams, TestHostTexts.Word("worker-parameter-invalid", name));

    public static LocalRpcException InvalidParameters(JsonException exception) =>
        Of((int)JsonRpcErrorCode.InvalidParams, TestHostTexts.Word("worker-parameter-invalid", exception.Path?.TrimStart('$', '.') ?? string.Empty));

    /// <summary>What a job threw, in the log and for the player.</summary>
    public static LocalRpcException Failed(Exception exception, Session session)
    {
        var text = VerbRunner.Explain(exception);
        session.Log.LogError(exception, "Failed: {Text}", text.Text);
        var error = Of(text.Kind == VerbRunner.Unexpected ? DefectCode : FailedCode, text);
        error.ErrorData = new ErrorDocument(text.Kind, (exception as PicksException)?.Subject, session.LogFile);
        return error;
    }

    private static LocalRpcException Of(int code, UserText text) => new(text.Text) { ErrorCode = code, ErrorData = new ErrorDocument(text.Kind, null, null) };
}
