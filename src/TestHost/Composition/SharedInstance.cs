using System.Composition.Hosting.Core;

namespace PredictPicks.TestHost.Composition;

/// <summary>
/// Exports an object that the program made itself to the parts that import <typeparamref name="T"/>. It is asked for when the first part is composed; null: there
/// is none to import.
/// </summary>
internal sealed class SharedInstance<T>(Func<T?> find) : ExportDescriptorProvider
    where T : class
{
    /// <inheritdoc/>
    public override IEnumerable<ExportDescriptorPromise> GetExportDescriptors(CompositionContract contract, DependencyAccessor descriptorAccessor)
    {
        return contract.Equals(new CompositionContract(typeof(T))) && find() is { } instance
            ? [new ExportDescriptorPromise(contract, typeof(T).Name, isShared: true, NoDependencies, _ => ExportDescriptor.Create((_, _) => instance, NoMetadata))]
            : NoExportDescriptors;
    }
}
