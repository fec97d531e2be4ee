using System.Composition;
using System.Composition.Hosting;
using System.Diagnostics;
using System.Runtime.Loader;
using PredictPicks.Abstractions;

namespace PredictPicks.TestHost.Composition;

/// <summary>
/// Finds the plug-ins, loads each into its own context and composes their parts on demand: a part is constructed when something that
/// depends on it is asked for, never before. A plug-in that fails at any step is left out and named; everything else goes on.
/// </summary>
internal sealed class Composer : IDisposable
{
    private readonly FileHashes _hashes;
    private readonly IReadOnlyList<string> _folders;
    private readonly Func<IReadOnlyList<Plugin>, IPluginEnvironment> _createEnvironment;
    private readonly List<PluginProblem> _problems = [];
    private readonly List<CompositionHost> _hosts = [];
    private List<LoadedPlugin>? _loaded;
    private CompositionHost? _current;

    /// <param name="folders">Folders of plug-ins in order of precedence: of two plug-ins with one id the first is taken.</param>
    /// <param name="hashes">Remembers the files' hashes.</param>
    /// <param name="createEnvironment">Makes what the parts import from the program, given the plug-ins that were found.</param>
    public Composer(IReadOnlyList<string> folders, FileHashes hashes, Func<IReadOnlyList<Plugin>, IPluginEnvironment> createEnvironment)
    {
        _folders = folders;
        _hashes = hashes;
        _createEnvironment = createEnvironment;
    }

    /// <summary>The player at the other end of a pipe, which parts may import; null when there is none. To be set before parts are first asked for.</summary>
    public IHostShim? Player { get; set; }

    /// <summary>The plug-ins in use so far.</summary>
    public IReadOnlyList<Plugin> Plugins => [.. Loaded.Select(loaded => loaded.Plugin)];

    /// <summary>The plug-ins that were left out so far.</summary>
    public IReadOnlyList<PluginProblem> Problems => _problems;

    private List<LoadedPlugin> Loaded => _loaded ??= LoadAll();

    /// <summary>Finds and loads the plug-ins, and constructs none of their parts: what the first call of any other member does otherwise.</summary>
    public void Load() => _ = Loaded;

    /// <summary>All parts that export <typeparamref name="T"/>, in the order of their plug-ins' folders.</summary>
    public IReadOnlyList<T> GetAll<T>()
        where T : class
    {
        IReadOnlyList<T> parts = [];
        while (!Attempt(() => parts = [.. Current().GetExports<T>()], FindCulprit<T>))
        {
            _current = null;
        }

        return parts;
    }

    /// <inheritdoc/>
    public void Dispose() => _hosts.ForEach(host => host.Dispose());

    /// <summary>The one place where a plug-in's failure turns into "left out, named, everything else goes on".</summary>
    /// <returns>Whether the work succeeded; if not, the culprit is no longer among the loaded.</returns>
    private bool Attempt(Action work, Func<Exception, Culprit?> findCulprit)
    {
        try
        {
            work();
            return true;
        }
        catch (Exception exception) when (exception is not OperationCanceledException && findCulprit(exception) is { } culprit)
        {
            var text = Innermost<PluginFault>(exception)?.Text
                ?? TestHostTexts.Word("plugin-part-failed", (Innermost<PicksException>(exception) ?? exception.GetBaseException()).Message);
            _problems.Add(new PluginProblem(culprit.Name, culprit.Folder, TestHostTexts.Word("plugin-left-out", culprit.Name, text.Text), exception));
            _loaded?.RemoveAll(loaded => loaded.Plugin.Folder == culprit.Folder);
            return false;
        }
    }

    private List<LoadedPlugin> LoadAll()
    {
        List<LoadedPlugin> loaded = [];
        foreach (var folder in _folders)
        {
            var culprit = new Culprit(Path.GetFileName(folder), folder);
            _ = Attempt(() => loaded.Add(Load(folder, loaded, name => culprit = culprit with { Name = name })), _ => culprit);
        }

        _hashes.Save();
        return loaded;
    }

    private LoadedPlugin Load(string folder, List<LoadedPlugin> before, Action<string> nameFound)
    {
        var manifest = PluginManifestReader.Read(folder);
        nameFound(manifest.Id);
        if (before.Find(other => string.Equals(other.Plugin.Manifest.Id, manifest.Id, StringComparison.OrdinalIgnoreCase)) is { } twin)
        {
            throw new PluginFault(TestHostTexts.Word("plugin-duplicate", folder, twin.Plugin.Folder));
        }

        var plugin = new Plugin(folder, manifest, _hashes);
        plugin.CheckFiles();
        var assembly = new PluginLoadContext(plugin).LoadEntry();
        return new LoadedPlugin(plugin, [.. assembly.GetTypes().Where(type => type.IsDefined(typeof(ExportAttribute), inherit: false))]);
    }

    private CompositionHost Current() => _current ??= Compose(Loaded);

    private CompositionHost Compose(IReadOnlyCollection<LoadedPlugin> plugins)
    {
        var environment = _createEnvironment([.. plugins.Select(loaded => loaded.Plugin)]);
        var host = new ContainerConfiguration()
            .WithProvider(new SharedInstance<IPluginEnvironment>(() => environment))
            .WithProvider(new SharedInstance<IHostShim>(() => Player))
            .WithParts(plugins.SelectMany(loaded => loaded.Parts))
            .CreateContainer();
        _hosts.Add(host);
        return host;
    }

    /// <summary>
    /// Whose fault a failed composition is: the plug-in whose code threw; or else (an import that nobody exports has no code) the one
    /// without which the composition succeeds, or at least fails otherwise. Later plug-ins are suspected first: earlier ones are the program's own.
    /// </summary>
    private Culprit? FindCulprit<T>(Exception exception)
        where T : class
    {
        var culprit = Chain(exception).Reverse().Select(FindThrower).FirstOrDefault(plugin => plugin is not null)
            ?? FindSuspect<T>(failure => failure is null)
            ?? FindSuspect<T>(failure => failure != exception.Message);
        return culprit is null ? null : new Culprit(culprit.Manifest.Id, culprit.Folder);
    }

    private static Plugin? FindThrower(Exception exception) => new StackTrace(exception).GetFrames()
        .Select(frame => frame.GetMethod()?.Module.Assembly)
        .Select(assembly => assembly is null ? null : AssemblyLoadContext.GetLoadContext(assembly) as PluginLoadContext)
        .FirstOrDefault(context => context is not null)?.Plugin;

    private Plugin? FindSuspect<T>(Predicate<string?> isGuilty)
        where T : class
    {
        return Loaded.FindLast(suspect => isGuilty(DescribeFailure<T>([.. Loaded.Where(other => other != suspect)])))?.Plugin;
    }

    /// <summary>Why the parts do not fit together, or null when they do. Nothing is constructed.</summary>
    private string? DescribeFailure<T>(IReadOnlyCollection<LoadedPlugin> plugins)
        where T : class
    {
        try
        {
            _ = Compose(plugins).GetExports<Lazy<T>>();
            return null;
        }
        catch (CompositionFailedException exception)
        {
            return exception.Message;
        }
    }

    private static IEnumerable<Exception> Chain(Exception exception)
    {
        for (var current = exception; current is not null; current = current.InnerException)
        {
            yield return current;
        }
    }

    private static TException? Innermost<TException>(Exception exception)
        where TException : Exception => Chain(exception).OfType<TException>().LastOrDefault();

    private sealed record LoadedPlugin(Plugin Plugin, IReadOnlyList<Type> Parts);

    private sealed record Culprit(string Name, string Folder);
}
