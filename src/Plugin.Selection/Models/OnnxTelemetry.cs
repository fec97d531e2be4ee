using System.Runtime.InteropServices;
using Microsoft.ML.OnnxRuntime;

namespace PredictPicks.Selection.Models;

/// <summary>
/// Keeps ONNX Runtime from reporting to its maker. From 1.29 on its builds for Linux and macOS write a device id and a queue of events under the user's cache
/// folder and send them, the first one while the environment is created: before any call could forbid it. Only this variable does.
/// </summary>
internal static class OnnxTelemetry
{
    private const string Variable = "ORT_DISABLE_TELEMETRY";

    /// <summary>The runtime's environment, which has written and sent nothing and will not.</summary>
    public static OrtEnv OpenSilently()
    {
        if (OperatingSystem.IsWindows())
        {
            Environment.SetEnvironmentVariable(Variable, "1");
        }
        else
        {
            // .NET changes a copy of its own, which native code does not see.
            SetNativeVariable(Variable, "1", overwrite: 1);
        }

        var environment = OrtEnv.Instance();
        environment.DisableTelemetryEvents();
        return environment;
    }

    [DllImport("libc", EntryPoint = "setenv")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SetNativeVariable(
        [MarshalAs(UnmanagedType.LPUTF8Str)] string name, [MarshalAs(UnmanagedType.LPUTF8Str)] string value, int overwrite);
}
