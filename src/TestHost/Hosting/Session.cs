using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PredictPicks.Abstractions;
using PredictPicks.TestHost.Composition;
using PredictPicks.TestHost.Terminal;
using Serilog;
using Serilog.Core;
using ILogger = Microsoft.Extensions.Logging.ILogger;

namespace PredictPicks.TestHost.Hosting;

/// <summary>
/// One run of the program: the plug-ins, the host (logging, options, lifetime) and the console. All of it is made when it is
/// first needed, so that <c>--help</c> needs nothing.
/// </summary>
internal sealed class Session : IDisposable
{
    private readonly Lazy<Composer> _composer;
    private Task _loading = Task.CompletedTask;
    private IHost? _host;
    private ILogger _logger = NullLogger.Instance;
    private volatile string? _logFile;
    private volatile ILogEventSink? _logRelay;
    private int _reported;

    public Session(ProcessContext process)
    {
        Process = process;
        Folders = new UserFolders(process);
        Status = new StatusConsole(process);
        _composer = new Lazy<Composer>(CreateComposer);
    }

    public ProcessContext Process { get; }

    public UserFolders Folders { get; }

    public StatusConsole Status { get; }

    /// <summary>What runs embedding models; to be set before a plug-in's work begins.</summary>
    public InferenceEngine Inference { get; set; }

    /// <summary>The plug-ins. Waits until they are loaded, so that two threads never load them both.</summary>
    public Composer Composer
    {
        get
        {
            _loading.GetAwaiter().GetResult();
            return _composer.Value;
        }
    }

    public ILogger Log => _logger;

    /// <summary>The log file, or null while nothing was logged or it cannot be written.</summary>
    public string? LogFile => _logFile;

    /// <summary>From here on works for a player at the other end of a pipe; to be called before parts are first asked for.</summary>
    /// <param name="player">What the plug-ins may ask.</param>
    /// <param name="logRelay">Gets a copy of every log entry.</param>
    public void ConnectPlayer(IHostShim player, ILogEventSink logRelay) => (Composer.Player, _logRelay) = (player, logRelay);

    /// <summary>All parts of a kind. Plug-ins that turn out to be broken are reported.</summary>
    public IReadOnlyList<T> GetAll<T>()
        where T : class
    {
        var parts = Composer.GetAll<T>();
        for (; _reported < Composer.Problems.Count; _reported++)
        {
            var problem = Composer.Problems[_reported];
            Status.Warn(problem.Text);
            _logger.LogWarning(problem.Cause, "Plug-in {Plugin} in {Folder}: {Text}", problem.Name, problem.Folder, problem.Text.Text);
        }

        return parts;
    }

    /// <summary>The part of which one is needed.</summary>
    /// <exception cref="PicksException">No plug-in has it.</exception>
    public T Require<T>(Func<T, bool>? condition = null)
        where T : class
    {
        return GetAll<T>().FirstOrDefault(part => condition is null || condition(part))
            ?? throw new PicksException(TestHostTexts.Word("part-missing", typeof(T).Name));
    }

    /// <summary>Starts logging into a feature store's folder and listening for Ctrl-C.</summary>
    /// <returns>Cancelled when the user or the system wants the program to end.</returns>
    public async Task<CancellationToken> StartAsync(string storeFolder)
    {
        // The plug-ins are found and loaded while the host is built: each takes about a tenth of a second.
        _loading = Task.Run(Composer.Load);

        // Defaults would read configuration files and environment variables that are not the product's.
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true, ContentRootPath = Process.ProgramFolder });
        builder.Services
            .Configure<LogOptions>(options => options.Folder = Path.Combine(storeFolder, LogOptions.FolderName))
            .AddSerilog(
                (services, configuration) =>
                    DiagnosticLog.Configure(
                        configuration, services.GetRequiredService<IOptions<LogOptions>>().Value, path => _logFile = path, entry => _logRelay?.Emit(entry)),
                preserveStaticLogger: true)
            .AddSingleton(Status)
            .AddSingleton<IHostLifetime, InterruptLifetime>();
        _host = builder.Build();
        _logger = _host.Services.GetRequiredService<ILogger<Session>>();
        await _host.StartAsync();
        return _host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
    }

    /// <summary>Closes the log file, which Windows would not let go otherwise; nothing is logged from here on.</summary>
    public void EndLog()
    {
        _logger = NullLogger.Instance;
        _logFile = null;
        _host?.Services.GetRequiredService<ILoggerFactory>().Dispose();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_composer.IsValueCreated)
        {
            Composer.Dispose();
        }

        _host?.Dispose();
    }

    private Composer CreateComposer()
    {
        string?[] roots =
        [
            Path.Combine(Process.ProgramFolder, "plugins"),
            .. Process.Variable("PICKS_PLUGINS")?.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries) ?? [],
            Folders.Data is { } data ? Path.Combine(data, "plugins") : null,
        ];
        var cache = Folders.Cache is { } folder ? Path.Combine(folder, "plugin-files.json") : null;
        return new Composer(PluginFolders.Find(roots.OfType<string>()), new FileHashes(cache), CreateEnvironment);
    }

    private PluginEnvironment CreateEnvironment(IReadOnlyList<Plugin> plugins)
    {
        var beside = Path.Combine(Process.ProgramFolder, "models");
        return new PluginEnvironment(
            Folders.Data is { } data ? [Path.Combine(data, "models"), beside] : [beside],
            [Process.ProgramFolder, .. plugins.Select(plugin => plugin.Folder)],
            () => Inference,
            new PluginLog(() => Log),
            Process.Clock.GetUtcNow);
    }
}
