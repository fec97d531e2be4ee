using System.Composition;
using System.Reflection;
using System.Runtime.Loader;
using PredictPicks.Abstractions;

namespace PredictPicks.TestHost.Composition;

/// <summary>
/// A plug-in's own load context: its dependencies come from its folder, checked against the manifest right before they are loaded. Only the contracts
/// and MEF's attributes are the program's, so that both sides mean the same types.
/// </summary>
internal sealed class PluginLoadContext(Plugin plugin) : AssemblyLoadContext($"plug-in {plugin.Manifest.Id}")
{
    private static readonly string[] Shared =
    [
        typeof(Contract).Assembly.GetName().Name!,
        typeof(ExportAttribute).Assembly.GetName().Name!,
    ];

    private readonly AssemblyDependencyResolver _resolver = new(plugin.EntryPath);

    public Plugin Plugin => plugin;

    /// <summary>Loads the entry assembly.</summary>
    /// <exception cref="PluginFault">It was swapped, or it is no managed assembly.</exception>
    public Assembly LoadEntry()
    {
        try
        {
            return LoadChecked(plugin.EntryPath);
        }
        catch (BadImageFormatException exception)
        {
            throw new PluginFault(TestHostTexts.Word("plugin-entry-not-managed", plugin.Manifest.EntryAssembly), exception);
        }
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        if (Array.IndexOf(Shared, assemblyName.Name) >= 0)
        {
            return null;
        }

        var path = _resolver.ResolveAssemblyToPath(assemblyName) ?? FindSatellite(assemblyName);
        return path is null ? null : LoadChecked(path);
    }

    /// <inheritdoc/>
    protected override nint LoadUnmanagedDll(string unmanagedDllName)
    {
        var path = _resolver.ResolveUnmanagedDllToPath(unmanagedDllName);
        if (path is null)
        {
            return nint.Zero;
        }

        plugin.CheckBeforeLoad(path);
        return LoadUnmanagedDllFromPath(path);
    }

    private Assembly LoadChecked(string path)
    {
        plugin.CheckBeforeLoad(path);
        return LoadFromAssemblyPath(path);
    }

    /// <summary>Translations lie in a folder a language; without a .deps.json the resolver does not know them.</summary>
    private string? FindSatellite(AssemblyName assemblyName)
    {
        var path = string.IsNullOrEmpty(assemblyName.CultureName)
            ? null
            : Path.Combine(plugin.Folder, assemblyName.CultureName, $"{assemblyName.Name}.dll");
        return path is not null && plugin.Files.ContainsKey(path) ? path : null;
    }
}
