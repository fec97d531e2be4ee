using System.Composition.Hosting.Core;

namespace PredictPicks.TestHost.Composition;

/// <summary>Exports an object that the program made itself to the parts that import <typeparamref name="T"/>.</summary>
internal sealed class SharedInstance<T>(T instance) : ExportDescriptorProvider
    where T : class
{
    /// <inheritdoc/>
    public override IEnumerable<ExportDescriptorPromise> GetExportDescriptors(CompositionContract contract, DependencyAccessor descriptorAccessor)
    {
        return contract.Equals(new CompositionContract(typeof(T)))
            ? [new ExportDescriptorPromise(contract, typeof(T).Name, isShared: true, NoDependencies, _ => ExportDescriptor.Create((_, _) => instance, NoMetadata))]
            : NoExportDescriptors;
    }
}
