using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.Loader;

namespace PredictPicks.Selection.Tests.Support;

/// <summary>
/// Assemblies that the plug-in references by file (TagLib#) are copied beside the tests but not listed among their dependencies; the product's load context
/// finds them through the plug-in's own list.
/// </summary>
internal static class NeighbouringAssemblies
{
    [ModuleInitializer]
    internal static void Resolve() => AssemblyLoadContext.Default.Resolving += Load;

    private static Assembly? Load(AssemblyLoadContext context, AssemblyName name)
    {
        var path = Path.Combine(AppContext.BaseDirectory, name.Name + ".dll");
        return File.Exists(path) ? context.LoadFromAssemblyPath(path) : null;
    }
}
